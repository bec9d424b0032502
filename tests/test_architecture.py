"""The house as a test: which way imports point, how large a room may be, who changes a state, what a template may hold."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = {
    "kit": "ovop_portal.kit",
    "search": "ovop_portal.search",
    "audit": "ovop_portal.audit",
    "workflow": "ovop_portal.workflow",
    "buttons": "ovop_portal.buttons",
    "accounts": "ovop_portal.accounts",
    "notices": "ovop_portal.notices",
    "programme": "ovop_portal.programme",
    "nominations": "nominations",
    "assessments": "assessments",
    "awards": "awards",
    "desk": "ovop_portal.desk",
    "demo": "ovop_portal.demo",
}
ORDER = list(APPS)  # an import points to the same app or to one further left
PURE = {"legality", "scoring", "severity", "validity"}  # plain values in, plain values out: anybody may read them
LEVELS = [
    "enums",
    "pure",
    "scopes",
    "models",
    "permissions",
    "notices",
    "computation",
    "exports",
    "tasks",
    "forms",
    "filters",
    "views",
    "urls",
]
BESIDE = {"workflow": "computation"}  # a life reads computations, a bulk act presses a life: one level, and circles are barred below
WIRING = {"apps", "admin", "management", "migrations", "__init__", "settings", "urls", "wsgi"}
OWN = tuple(APPS.values())
MAX_LINES = 400


def modules():
    """(dotted name, path, tree) of every module of the portal."""
    for top in ("ovop_portal", "nominations", "assessments", "awards"):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts).removesuffix(".__init__"), path, ast.parse(path.read_text())


MODULES = list(modules())
NAMES = {name for name, _, _ in MODULES}


def imports(name, tree):
    """Own modules imported anywhere in the module, as dotted names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found = [f"{node.module}.{alias.name}" if f"{node.module}.{alias.name}" in NAMES else node.module for alias in node.names]
        else:
            continue
        yield from (one for one in found if one.startswith(OWN) or one == "ovop_portal")


def app_of(name):
    return next((label for label, prefix in APPS.items() if name == prefix or name.startswith(prefix + ".")), None)


def room_of(name):
    """The first part of a module's name inside its app: models, forms, …"""
    return name.removeprefix(APPS[app_of(name)]).strip(".").split(".")[0]


def level_of(name):
    room = BESIDE.get(room_of(name), room_of(name))
    if room in PURE:
        return LEVELS.index("pure")
    for level in LEVELS:
        if room == level or room.endswith(f"_{level}"):
            return LEVELS.index(level)
    return LEVELS.index("computation")


def is_wiring(name):
    return app_of(name) is None or room_of(name) in WIRING or room_of(name) == ""


def test_imports_between_apps_point_down():
    wrong = [
        f"{name} → {target}"
        for name, _, tree in MODULES
        for target in imports(name, tree)
        if app_of(name) and app_of(target) and ORDER.index(app_of(target)) > ORDER.index(app_of(name))
    ]
    assert wrong == []


def test_imports_inside_an_app_point_down():
    wrong = [
        f"{name} → {target}"
        for name, _, tree in MODULES
        if not is_wiring(name) and app_of(name) != "kit"
        for target in imports(name, tree)
        if app_of(target) == app_of(name) and not is_wiring(target) and level_of(target) > level_of(name)
    ]
    assert wrong == []


def test_no_module_imports_itself_by_a_detour():
    graph = {name: {target for target in imports(name, tree) if target in NAMES and target != name} for name, _, tree in MODULES}
    done, circles = set(), []

    def walk(name, path):
        if name in path:
            circles.append(" → ".join([*path[path.index(name) :], name]))
        elif name not in done:
            for target in sorted(graph[name]):
                walk(target, [*path, name])
            done.add(name)

    for name in sorted(graph):
        walk(name, [])
    assert circles == []


def test_no_import_hides_inside_a_function():
    wrong = [
        f"{name}:{inner.lineno}"
        for name, _, tree in MODULES
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert wrong == []


def test_kit_has_no_models_and_no_word_of_the_programme():
    words = re.compile(r"\b(nominations?|assessments?|awards?|sentra|rubric|ovop_portal\.(?!kit))\b", re.IGNORECASE)
    wrong = [
        f"{name}: {node.module}"
        for name, _, tree in MODULES
        if app_of(name) == "kit"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and words.search(node.module)
    ]
    assert wrong == []
    assert not (ROOT / "ovop_portal/kit/models.py").exists()


def test_no_room_is_crowded():
    files = [*ROOT.glob("tests/**/*.py"), *(path for _, path, _ in MODULES)]
    crowded = [f"{path.relative_to(ROOT)}: {lines}" for path in files if (lines := len(path.read_text().splitlines())) > MAX_LINES]
    assert crowded == []


def test_there_is_no_room_for_everything():
    assert [str(path) for _, path, _ in MODULES if path.stem in {"utils", "services", "helpers", "common"}] == []


def test_every_module_opens_with_a_sentence():
    silent = [
        name for name, path, tree in MODULES if "migrations" not in path.parts and path.read_text().strip() and not ast.get_docstring(tree)
    ]
    assert silent == []


def test_only_the_workflow_changes_a_state():
    wrong = []
    for name, path, tree in MODULES:
        if name == "ovop_portal.workflow" or "migrations" in path.parts:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                flat = [one for target in targets for one in ast.walk(target)]
                if any(isinstance(one, ast.Attribute) and one.attr == "state" and isinstance(one.ctx, ast.Store) for one in flat):
                    wrong.append(f"{name}:{node.lineno}")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"update", "bulk_update"}:
                words = [keyword.arg for keyword in node.keywords]
                listed = [one.value for argument in node.args for one in ast.walk(argument) if isinstance(one, ast.Constant)]
                if "state" in words or (node.func.attr == "bulk_update" and "state" in listed):
                    wrong.append(f"{name}:{node.lineno}")
    allowed = {"ovop_portal.notices.outbox"}  # a message's delivery is no life of a nomination, sheet or star
    assert [one for one in wrong if one.split(":")[0] not in allowed] == []


def test_roles_are_asked_in_permissions_and_scopes_alone():
    """No `user.role ==` in a view, form, presenter or template: access is asked with can()."""
    wrong = [
        f"{name}:{node.lineno}"
        for name, _, tree in MODULES
        if level_of_or_none(name) in {"forms", "filters", "views", "exports"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and any(isinstance(one, ast.Attribute) and one.attr == "role" for one in [node.left, *node.comparators])
    ]
    wrong += [str(path.relative_to(ROOT)) for path in TEMPLATES if re.search(r"{%\s*(el)?if[^%]*\buser\.role\b", path.read_text())]
    assert wrong == []


def level_of_or_none(name):
    return None if is_wiring(name) else LEVELS[level_of(name)]


TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_template_has_no_inline_script_style_or_handler(path):
    text = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.DOTALL)
    assert (
        re.findall(r"""\son[a-z]+\s*=\s*["']|\sstyle\s*=\s*["']|<style|<script(?![^>]*\bsrc=)[^>]*>|\|\s*safe\b|javascript:""", text) == []
    )
    assert "hx-on" not in text


def test_no_third_party_file_is_committed():
    names = [path.name for folder in ("static", "templates") for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert [name for name in names if re.search(r"bootstrap(\.|-)|htmx.*\.js|jquery|\.min\.", name)] == []
