"""The commands that naqi adds to `scrapy`."""
