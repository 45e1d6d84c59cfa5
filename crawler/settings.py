"""Every setting that differs from Scrapy's default, with its reason."""

BOT_NAME = "naqi"
SPIDER_MODULES = ["crawler.spiders"]
COMMANDS_MODULE = "crawler.commands"
