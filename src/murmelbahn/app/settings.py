"""Django's settings, made from the surroundings (`environment`) and the rooms that stand (`rooms`)."""

from __future__ import annotations

from murmelbahn.app import databases, environment, rooms
from murmelbahn.app.observing import logs

HERE = environment.read()
MURMELBAHN_DEMO = HERE.demo
MURMELBAHN_PROXIES = HERE.proxies
MURMELBAHN_WORLD = HERE.world
"""The world of requests and commands that name none: the database in DATABASE_URL, alias `default`."""

DEBUG = False
SECRET_KEY = HERE.secret
ALLOWED_HOSTS = list(HERE.hosts)
ROOT_URLCONF = "murmelbahn.app.urls"
WSGI_APPLICATION = "murmelbahn.app.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    *(f"murmelbahn.{room}" for room in rooms.standing()),
    "murmelbahn.app",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.idp.oidc",
]
MIDDLEWARE = [
    "murmelbahn.app.web.worlds.ChooseWorld",
    "murmelbahn.app.web.moment.OneMoment",
    "murmelbahn.app.observing.requests.ObserveRequests",
    "django.middleware.security.SecurityMiddleware",
    "murmelbahn.app.web.policy.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "murmelbahn.app.web.refusals.AnswerRefusals",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [rooms.HOUSE / room / "templates" for room in reversed(rooms.standing())],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

ADDRESS = HERE.database_url or f"postgresql:///{databases.database_of(HERE.world)}"
DATABASES = {"default": databases.from_url(ADDRESS, pool=HERE.database_url is not None)}
"""Without DATABASE_URL nothing is reachable: the command line sets it when it has started the embedded server."""
DATABASE_ROUTERS = ["murmelbahn.kernel.world.Router"]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}
"""Holds rate limits, so it is shared by all processes of a world, and large: a full cache forgets who was guessing."""

LANGUAGE_CODE = "en"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = None if HERE.demo else HERE.data / "static"
WHITENOISE_USE_FINDERS = HERE.demo
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if HERE.demo
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

SESSION_COOKIE_NAME = "murmelbahn_session"
SESSION_COOKIE_SECURE = HERE.secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "murmelbahn_csrf"
CSRF_COOKIE_SECURE = HERE.secure
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "murmelbahn.app.web.errors.form_old"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HERE.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HERE.secure
SECURE_SSL_REDIRECT = HERE.secure
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HERE.secure else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "murmelbahn.app.signin.account.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"login_failed": "20/10m/ip,5/10m/key", "withdraw": "20/10m/ip"}
MURMELBAHN_API_CALLS = HERE.api_calls
"""Calls of the API that one caller has in a minute; 0 is without limit."""
MFA_ADAPTER = "murmelbahn.app.signin.factor.FactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = HERE.demo
"""A demo runs on http://localhost; a live installation has https, and a passkey is bound to it."""
MFA_TOTP_ISSUER = "Murmelbahn"
IDP_OIDC_ADAPTER = "murmelbahn.app.signin.provider.ProviderAdapter"
IDP_OIDC_PRIVATE_KEY = HERE.signing_key
EMAIL_BACKEND = "murmelbahn.app.signin.mail.KeepMail"
DEFAULT_FROM_EMAIL = HERE.mail.sender
EMAIL_HOST, EMAIL_PORT = HERE.mail.host, HERE.mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = HERE.mail.user, HERE.mail.password
EMAIL_USE_TLS = HERE.mail.tls
EMAIL_TIMEOUT = 20

LOGGING_CONFIG = None
logs.configure()
