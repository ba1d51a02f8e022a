"""What the application server calls."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from murmelbahn.app.api import routes

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "murmelbahn.app.settings")
application = get_wsgi_application()
if not settings.MURMELBAHN_DEMO:
    routes()
