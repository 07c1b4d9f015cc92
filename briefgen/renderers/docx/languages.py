"""BCP 47 tags as Word's proofing tools know them: they look for a region where a language alone says enough."""

from typing import Final

_REGIONS: Final = {
    "en": "en-GB", "ru": "ru-RU", "kk": "kk-KZ", "fr": "fr-FR", "de": "de-DE", "es": "es-ES", "it": "it-IT",
    "pl": "pl-PL", "uz": "uz-Latn-UZ", "ky": "ky-KG", "tg": "tg-Cyrl-TJ", "tk": "tk-TM", "tr": "tr-TR",
    "uk": "uk-UA", "zh": "zh-CN", "az": "az-Latn-AZ", "nl": "nl-NL", "pt": "pt-PT", "hu": "hu-HU",
    "ar": "ar-SA", "he": "he-IL", "fa": "fa-IR", "ja": "ja-JP", "ko": "ko-KR", "ka": "ka-GE", "hy": "hy-AM",
}  # fmt: skip


def proofing_tag(tag: str) -> str:
    """The tag to mark text with, so that a spelling checker picks its dictionary."""
    return _REGIONS.get(tag, tag)
