"""Turns HTML into PDF for as long as somebody asks. Started by pdf_renderer.cpp, which embeds this text.

Frames on standard input and output: 4 bytes big-endian length of a JSON header, the header, and
header["bytes"] bytes of body. First frame out: {"ready": true, "fingerprint": "…"} or
{"ready": false, "missing": "…"}. Then one frame out for each frame in:
in  {"source_date": seconds, "identifier": "hex", "bytes": n} + HTML
out {"ok": true, "pages": n, "bytes": n} + PDF, or {"ok": false, "error": "…", "refused": [URL, …]}
"""

import json
import os
import struct
import sys

# Whatever a library prints must not end up between frames.
answers = os.fdopen(os.dup(1), 'wb')
os.dup2(2, 1)
questions = os.fdopen(os.dup(0), 'rb')


def send(header, body=b''):
    header['bytes'] = len(body)
    text = json.dumps(header).encode()
    answers.write(struct.pack('>I', len(text)) + text + body)
    answers.flush()


def receive():
    size = questions.read(4)
    if len(size) < 4:
        return None, b''
    header = json.loads(questions.read(struct.unpack('>I', size)[0]))
    return header, questions.read(header['bytes'])


try:
    import weasyprint
    import pydyf
except Exception as failure:  # a missing library is an OSError of cffi
    send({'ready': False, 'missing': f'{type(failure).__name__}: {failure}'[:500]})
    sys.exit(0)


def library_version(name, function):
    """Version text of a shared library, '?' when it does not say."""
    import ctypes
    try:
        call = getattr(ctypes.CDLL(name), function)
        call.restype = ctypes.c_char_p
        return call().decode()
    except (OSError, AttributeError):
        return '?'


def font_files():
    """Every font file that text could be set in, in a fixed order."""
    folders = ('/usr/share/fonts', '/usr/local/share/fonts')
    return sorted(
        os.path.join(folder, name)
        for top in folders for folder, _, names in os.walk(top) for name in names
        if name.lower().endswith(('.ttf', '.otf', '.ttc', '.pfb')))


def fingerprint():
    """All that can change a byte of the PDF besides the HTML."""
    import hashlib
    from importlib.metadata import PackageNotFoundError, version
    parts = [f'weasyprint {weasyprint.__version__}', f'pydyf {pydyf.__version__}']
    for package in ('fonttools', 'tinycss2', 'cssselect2', 'html5lib', 'pyphen', 'Pillow'):
        try:
            parts.append(f'{package.lower()} {version(package)}')
        except PackageNotFoundError:
            parts.append(f'{package.lower()} ?')
    parts.append('pango ' + library_version('libpango-1.0.so.0', 'pango_version_string'))
    parts.append('harfbuzz ' + library_version('libharfbuzz.so.0', 'hb_version_string'))
    parts.append('python ' + '.'.join(map(str, sys.version_info[:3])))
    fonts = hashlib.sha256()
    for path in font_files():
        with open(path, 'rb') as file:
            fonts.update(path.encode() + b'\0' + hashlib.sha256(file.read()).digest())
    parts.append('fonts ' + fonts.hexdigest()[:32])
    return '; '.join(parts)


def render(header, html):
    refused = []

    def fetch(url, *args, **kwargs):
        """Only what stands in the document itself: nothing from disk, nothing from the network."""
        if url.startswith('data:'):
            return weasyprint.default_url_fetcher(url, *args, **kwargs)
        refused.append(url[:200])
        raise ValueError('no resource may be fetched')

    # fontTools stamps the subset fonts with this time.
    os.environ['SOURCE_DATE_EPOCH'] = str(header['source_date'])
    document = weasyprint.HTML(
        string=html.decode('utf-8'), base_url='documento:/', url_fetcher=fetch).render()
    pdf = document.write_pdf(identifier=header['identifier'].encode())
    if refused:
        return {'ok': False, 'error': '', 'refused': refused[:20]}, b''
    return {'ok': True, 'pages': len(document.pages)}, pdf


import logging
logging.getLogger('weasyprint').addHandler(logging.NullHandler())
logging.getLogger('weasyprint').propagate = False

send({'ready': True, 'fingerprint': fingerprint()})
while True:
    question, body = receive()
    if question is None:
        break
    try:
        send(*render(question, body))
    except Exception as failure:
        send({'ok': False, 'error': f'{type(failure).__name__}: {failure}'[:500], 'refused': []})
