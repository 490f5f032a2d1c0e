"""A certificate as a picture while its layout is made: drawn in memory, as large as it is shown."""

import io

import pypdfium2
from PIL.Image import Image

from printing.certificates import CertificatePage, write_certificates
from printing.paper import Paper
from printing.preview import PDFIUM


def certificate_picture(page: CertificatePage, paper: Paper, scale: float) -> Image:
    """The page as an RGB picture; at scale 1 a point is a pixel. Raises what write_certificates raises."""
    stream = io.BytesIO()
    write_certificates([page], stream, paper)
    with PDFIUM:
        document = pypdfium2.PdfDocument(stream.getvalue())
        opened = document[0]
        bitmap = opened.render(scale=scale)
        picture: Image = bitmap.to_pil().convert("RGB")
        picture.load()
        bitmap.close()
        opened.close()
        document.close()
    return picture
