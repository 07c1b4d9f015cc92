"""Judging: what is wrong with a project, where what was found sound before and is the same is not judged again."""

from dataclasses import replace
from pathlib import Path

from briefgen.checks import Subject, judged
from briefgen.checks.settled import KEY_BYTES
from briefgen.findings import Finding
from briefgen.project.folders import cache_folder
from briefgen.project.sound import SoundFacts
from briefgen.service.inputs import digest, program


def judge(root: Path, subject: Subject) -> tuple[Finding, ...]:
    """What the rules find in the project of a folder, in order of place; what they found sound is noted."""
    memory = SoundFacts(cache_folder("sound"), root.resolve(), digest(program()), KEY_BYTES)
    sound = memory.recall()
    verdict = judged(replace(subject, sound=sound))
    if verdict.sound != sound:
        memory.keep(verdict.sound)
    return verdict.findings
