"""The archive's demands: what makes the file PDF/A-3a and PDF/UA-1 at once (ISO 19005-3, ISO 14289-1).

The engine writes the one or the other. Here the metadata claim both, with the schema of the second described for the
readers of the first, and the document's own data are attached as its source.
"""

import hashlib
from typing import Final

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from briefgen.renderers.pdf.saving import padded

_UA: Final = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END: Final = b"</rdf:RDF>"


def claim(pdf: Pdf) -> None:
    """Adds to the metadata that the file is PDF/UA-1 as well; qpdf leaves metadata unfiltered when it saves."""
    packet = pdf.Root.Metadata.read_bytes()
    head, end, tail = packet.rpartition(_END)
    if not end:
        message = "the engine's metadata have no end"
        raise ValueError(message)
    pdf.Root.Metadata = Stream(pdf, head + _UA.encode() + end + tail, Type=Name.Metadata, Subtype=Name.XML)


def attach(pdf: Pdf, data: bytes, name: str, day: str, description: str) -> None:
    """Attaches the document's data as its source file (ISO 19005-3 § 6.8), dated with the day (ISO 8601)."""
    data = padded(data, b"\n")
    stamp = String(f"D:{day.replace('-', '')}000000Z")
    # MD5 is what ISO 32000-1 table 46 asks for; nothing is protected by it.
    digest = hashlib.md5(data, usedforsecurity=False).digest()
    parameters = Dictionary(Size=len(data), CreationDate=stamp, ModDate=stamp, CheckSum=String(digest))
    embedded = Stream(pdf, data, Type=Name.EmbeddedFile, Subtype=Name("/application/json"), Params=parameters)
    file = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(name),
            UF=String(name),
            Desc=String(description),
            AFRelationship=Name.Source,
            EF=Dictionary(F=embedded, UF=embedded),
        )
    )
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=Array([String(name), file])))
    pdf.Root.AF = Array([file])
