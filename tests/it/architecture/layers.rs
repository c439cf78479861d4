//! The layers as data: the rooms of the library and of the page, in the order in which they build on each other.

/// The layers of the library, lowest first, with their rooms. A room is a module with all its submodules that are not rooms
/// themselves (`plan` is `src/plan.rs` and its folder without `plan::cell`, `plan::filter` and `plan::samples`). A room may
/// name the rooms of lower layers and the earlier rooms of its own layer.
pub(crate) const LAYERS: [(&str, &[&str]); 8] = [
    (
        "values",
        &[
            "value::width",
            "value::id",
            "value::language",
            "value::amount",
            "value::fiscal_year",
            "value::timestamp",
            "value::utf16",
            "value",
        ],
    ),
    ("plan", &["plan::cell", "plan", "plan::filter", "plan::samples"]),
    (
        "figures and rules",
        &[
            "figures::totals",
            "figures::achievement",
            "figures::by_year",
            "figures::grades",
            "figures::chart",
            "checks",
            "figures::progress",
            "figures::summary",
            "figures",
        ],
    ),
    ("change", &["merge", "merge::review", "command", "command::history"]),
    (
        "files",
        &[
            "storage",
            "columns",
            "import::import_error",
            "import::encoding",
            "import::seen",
            "import::text_table",
            "import::unclear_year",
            "import::rates",
            "import::reading",
            "import::read",
            "import::long_file",
            "import::book",
            "import::questions",
            "import::wide",
            "import::paste",
            "import::preview",
            "import::pasted_table",
            "import::plan_file",
            "import::plan_merge",
            "import",
            "export",
            "compare",
        ],
    ),
    ("session", &["session::cell_navigation", "session"]),
    ("wording", &["wording"]),
    ("paper", &["paper"]),
];

/// The rooms of the page, lowest first: state, parts that know no page, the review of changes, the pages, the frame around
/// them. Each may name the rooms before it, the library, and `browser`, which names none of them.
pub(crate) const PAGE: [&str; 7] =
    ["ui::app", "ui::components", "ui::review", "ui::pages", "ui::shell", "ui", FOR_TESTS];

/// The helpers for tests of components. Any room may name them, since they are compiled for tests only.
const FOR_TESTS: &str = "ui::test_page";

/// Rooms that may name less than their layer allows, with the highest layer that they may name: the stored form knows only
/// values and plans.
pub(crate) const NO_HIGHER_THAN: [(&str, usize); 1] = [("storage", 2)];

/// The items of the library that the browser layer may name besides values: bytes, texts under keys and encodings, no plans.
pub(crate) const OF_THE_BROWSER: [&str; 3] = ["storage::Store", "session::folder", "import::encoding"];

/// Crates of the browser, which only `browser`, `ui` and `main` may name. The same holds for crates whose name begins with
/// one of these (`wasm_bindgen_futures`).
pub(crate) const WEB_CRATES: [&str; 8] =
    ["leptos", "tachys", "reactive_graph", "any_spawner", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

/// Crates of the stored and exchanged formats, which only [`KNOW_FORMATS`] may name: no type of the domain derives their
/// traits, so that a change of a type changes no file.
pub(crate) const FORMAT_CRATES: [&str; 2] = ["serde", "serde_json"];

/// The modules that read and write formats, including the files of a form and of a rule.
pub(crate) const KNOW_FORMATS: [&str; 11] = [
    "storage",
    "export",
    "import::book::record",
    "import::reading::mark_json",
    "import::reading::memory::record",
    "import::seen::handed",
    "plan::form::record",
    "plan::grade_rule::record",
    "paper::answer_book::content",
    "paper::comparison_table::content",
    "paper::printed_document::content",
];

/// The modules that may have Japanese in string literals: the wording, and the readers and writers that must know the words.
pub(crate) const MAY_HOLD_JAPANESE: [&str; 16] = [
    "src/wording",
    "src/paper",
    "src/ui",
    "src/value/amount",
    "src/value/width",
    "src/value/fiscal_year",
    "src/plan/cell",
    "src/plan/form",
    "src/plan/parts",
    "src/plan/samples",
    "src/plan/unit",
    "src/checks/kpi/units",
    "src/checks/plan/words",
    "src/columns",
    "src/import/reading",
    "src/export/file_name",
];

/// The room of a module: the longest name in the table that the path begins with.
fn room<'t>(rooms: impl Iterator<Item = &'t str>, path: &str) -> Option<&'t str> {
    let contains = |room: &&str| path.strip_prefix(*room).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
    rooms.filter(contains).max_by_key(|room| room.len())
}

/// The rooms of the library with their layers, counted from 1, lowest first.
fn rooms() -> impl Iterator<Item = (usize, &'static str)> {
    (1..).zip(LAYERS).flat_map(|(layer, (_, rooms))| rooms.iter().map(move |room| (layer, *room)))
}

/// The position of a library path: its layer, counted from 1, and its room, counted from below. `None` if it is in no room.
fn place(path: &str) -> Option<(usize, usize)> {
    let name = room(rooms().map(|(_, room)| room), path)?;
    let at = rooms().position(|(_, room)| room == name)?;
    Some((rooms().nth(at)?.0, at))
}

/// The layer of a module of the library, counted from 1.
pub(crate) fn layer(path: &str) -> Option<usize> {
    place(path).map(|(layer, _)| layer)
}

/// Whether a module of the library may name a path of it.
pub(crate) fn may_name(module: &str, path: &str) -> bool {
    let limit =
        NO_HIGHER_THAN.iter().find(|(one, _)| module.starts_with(one)).map_or(LAYERS.len(), |(_, limit)| *limit);
    match (place(module), place(path)) {
        (Some((_, here)), Some((layer, there))) => there == here || (there < here && layer <= limit),
        _ => false,
    }
}

/// Whether a module of the page may name a path of it.
pub(crate) fn page_may_name(module: &str, path: &str) -> bool {
    let place = |path: &str| {
        let name = room(PAGE.into_iter(), path)?;
        PAGE.iter().position(|room| *room == name)
    };
    match (place(module), place(path)) {
        _ if path.starts_with(FOR_TESTS) => true,
        (Some(here), Some(there)) => there <= here,
        _ => path == "browser" || path.starts_with("browser::"),
    }
}
