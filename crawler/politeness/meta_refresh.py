"""Pages that lead on by a `<meta http-equiv=refresh>`, found without decoding all of the page."""

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.http import HtmlResponse, Response

from crawler.core.decoding import text_of

LOOKED_AT = 16 * 1024
"""Bytes of a page in which a refresh is looked for. Scrapy looks into the first 4,096 characters, but decodes the whole
page for them, and guesses its encoding where it names none: 10 MB of odd bytes take it minutes."""


class QuickMetaRefresh(MetaRefreshMiddleware):
    """Scrapy's, over the beginning of the page."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """The request that the page leads on to, or the page."""
        if not isinstance(response, HtmlResponse) or b"refresh" not in response.body[:LOOKED_AT].lower():
            return response
        start = HtmlResponse(
            response.url,
            status=response.status,
            headers=response.headers,
            body=text_of(response, LOOKED_AT).encode("utf-8", "replace"),
            encoding="utf-8",
            request=request,
        )
        found: Request | Response = super().process_response(request, start)
        return response if found is start else found
