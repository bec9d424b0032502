"""Structured logs: JSON lines with a request id, or readable lines while developing."""

import logging.config
import re

import structlog

SECRET = re.compile(r"(?<=/)[A-Za-z0-9_-]{32,}(?=/|$|[\s'\"?])")  # a part of an address that is long enough to open something


def configure(options):
    """Django's LOGGING_CONFIG: `options` is settings.LOGGING, {"level": str, "readable": bool}."""
    shared = [
        structlog.contextvars.merge_contextvars,
        hide_secrets,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer = structlog.dev.ConsoleRenderer(colors=False) if options["readable"] else structlog.processors.JSONRenderer(ensure_ascii=False)
    structlog.configure(
        processors=[*shared, structlog.processors.format_exc_info, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "lines": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
                    "foreign_pre_chain": [*shared, structlog.processors.format_exc_info],
                }
            },
            "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
            "root": {"handlers": ["console"], "level": options["level"]},
            "loggers": {"fontTools": {"level": "WARNING"}, "weasyprint": {"level": "ERROR"}},
        }
    )


def hide_secrets(logger, method, event):
    """A structlog processor: links that make or open an account do not rest in a log."""
    return {key: SECRET.sub("…", value) if isinstance(value, str) else value for key, value in event.items()}
