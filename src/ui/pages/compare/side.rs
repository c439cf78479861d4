//! One side of 比べる: a plan of the list, or a file that is opened for it alone.

use leptos::prelude::*;
use std::sync::Arc;

use keikaku::compare::{Side, Which};
use keikaku::exchange::encoding::{Large, is_json, large};
use keikaku::exchange::package::{self, Trouble};
use keikaku::exchange::preview::stated;
use keikaku::exchange::read::{self, TableFile, read_table};
use keikaku::id::PlanId;
use keikaku::plan::lineage::KpiTable;
use keikaku::plan::{Plan, Shelf, Workbook};
use keikaku::session::keeping::copy_of;
use keikaku::wording::{Label, exchange, names, troubles};
use web_sys::File;

use crate::browser::files;
use crate::browser::storage::LocalStore;
use crate::ui::app::AppState;
use crate::ui::app::focus;
use crate::ui::app::route::Beside;
use crate::ui::components::choice::Choice;
use crate::ui::components::el::{El, button, el, group};
use crate::ui::components::file_button::FileButton;
use crate::ui::pages::compare::Sides;
use crate::ui::pages::copies;
use crate::ui::review::BrowserCp932;

/// The choice that stands for the file.
const FILE: &str = "file";

/// What stands on a side.
#[derive(Clone, Debug, Default)]
pub(crate) enum Held {
    /// Nothing.
    #[default]
    Nothing,
    /// A file, before the page was opened again.
    Gone,
    /// A plan of the list.
    Plan(PlanId),
    /// An automatic copy of one.
    Copy { number: u32, name: String, plan: Arc<Plan> },
    /// A plan file, with the one of its plans that is compared.
    Package {
        name: String,
        plans: Arc<[Arc<Plan>]>,
        nth: usize,
        /// What of it could not be read.
        partly: Arc<[String]>,
    },
    /// A table file.
    Table { name: String, file: Arc<TableFile> },
    /// A file that takes a while to read, and waits for a word.
    Large { name: String, size: Large, bytes: Arc<[u8]> },
    /// A file that could not be read.
    Refused { name: String, why: String },
}

impl Held {
    /// What the address names.
    pub(crate) fn named(app: AppState, beside: Beside) -> Self {
        match beside {
            Beside::Copy(number) => match copy_of(&LocalStore, number) {
                Ok(Some(copy)) => match copy.content {
                    Ok(ref plan) => Self::Copy { number, name: copies::name(app, &copy), plan: Arc::clone(plan) },
                    Err(_) => Self::Gone,
                },
                _ => Self::Gone,
            },
            Beside::Nothing => Self::Nothing,
            Beside::File => Self::Gone,
            Beside::Plan(id) => Self::Plan(id),
        }
    }

    /// How the address names it.
    pub(crate) fn beside(&self) -> Beside {
        match self {
            Self::Nothing | Self::Refused { .. } => Beside::Nothing,
            Self::Plan(id) => Beside::Plan(*id),
            Self::Copy { number, .. } => Beside::Copy(*number),
            Self::Gone | Self::Package { .. } | Self::Table { .. } | Self::Large { .. } => Beside::File,
        }
    }

    /// Whether there is nothing to compare.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Nothing | Self::Gone | Self::Refused { .. })
    }

    /// What is compared; `None` where there is nothing.
    pub(crate) fn side<'a>(&'a self, workbook: &'a Workbook) -> Option<Side<'a>> {
        match self {
            Self::Plan(id) => workbook.plan(*id).map(|plan| Side::Plan(plan)),
            Self::Copy { plan, .. } => Some(Side::Plan(plan)),
            Self::Package { plans, nth, .. } => plans.get(*nth).map(|plan| Side::Plan(plan)),
            Self::Table { file, .. } => Some(Side::Table(file)),
            Self::Nothing | Self::Gone | Self::Large { .. } | Self::Refused { .. } => None,
        }
    }

    /// What it is called above its column.
    pub(crate) fn name(&self, app: AppState) -> String {
        match self {
            Self::Plan(id) => {
                let plans = plans(app);
                plans.into_iter().find(|(one, _)| one == id).map(|(_, name)| name).unwrap_or_default()
            }
            Self::Package { name, plans, nth, .. } => {
                let plan = plans.get(*nth).map(|plan| names::plan_name(plan, app.words())).unwrap_or_default();
                format!("{name}: {plan}")
            }
            Self::Table { name, file } => exchange::heading(name, file.encoding, None, app.words()),
            Self::Copy { name, .. } | Self::Large { name, .. } | Self::Refused { name, .. } => name.clone(),
            Self::Nothing | Self::Gone => String::new(),
        }
    }

    /// Opens a file. What it holds is held here and nowhere else.
    pub(crate) async fn open(app: AppState, file: &File) -> Self {
        let name = file.name();
        match files::read(file).await {
            Ok(bytes) => Self::read(app, name, bytes, false),
            Err(_) => Self::Refused { name, why: troubles::file(Trouble::Unreachable, app.words()) },
        }
    }

    /// Reads a file; a large one only once that is agreed to.
    fn read(app: AppState, name: String, bytes: Vec<u8>, is_agreed: bool) -> Self {
        let words = app.words();
        if is_json(&bytes) {
            return match package::read_bytes(&bytes) {
                Ok(package) => Self::package(name, troubles::partly(&package, words), package.plans),
                Err(trouble) => Self::Refused { name, why: troubles::file(trouble, words) },
            };
        }
        match large(&bytes).filter(|_| !is_agreed) {
            Some(size) => Self::Large { name, size, bytes: bytes.into() },
            None => match table(&bytes) {
                Ok(file) => Self::Table { name, file: Arc::new(file) },
                Err(trouble) => Self::Refused { name, why: exchange::trouble(&trouble, words) },
            },
        }
    }

    fn package(name: String, partly: Vec<String>, plans: Vec<Arc<Plan>>) -> Self {
        if plans.is_empty() {
            return Self::Refused { name, why: partly.join("\n") };
        }
        Self::Package { name, plans: plans.into(), nth: 0, partly: partly.into() }
    }
}

/// The table in these bytes, if it can be laid beside something.
fn table(bytes: &[u8]) -> Result<TableFile, read::Trouble> {
    let file = read_table(bytes, &BrowserCp932::default())?;
    match stated(&file, &KpiTable::default()) {
        // Its years may count from the first of the other side.
        Ok(_) | Err(read::Trouble::NoYears) => Ok(file),
        Err(trouble) => Err(trouble),
    }
}

/// The plans of the list, with their names.
fn plans(app: AppState) -> Vec<(PlanId, String)> {
    app.settled.with(|workbook| {
        let plans: Vec<_> = workbook.plans().iter().filter(|plan| plan.shelf != Shelf::Bin).collect();
        let names = names::plans(plans.iter().map(|plan| &***plan), app.words());
        plans.iter().map(|plan| plan.id).zip(names).collect()
    })
}

/// Where a side's plan is chosen.
pub(crate) fn chooser_id(which: Which) -> String {
    format!("compare-{}", word(which))
}

fn word(which: Which) -> &'static str {
    if which == Which::Left { "left" } else { "right" }
}

/// A side: what stands on it, and ways to put something else there.
pub(crate) fn side(sides: &Sides, which: Which) -> El {
    let app = sides.app;
    let (label, choose, chooser) = match which {
        Which::Left => (Label::Left, Label::LeftFile, "compare-file-left"),
        Which::Right => (Label::Right, Label::RightFile, "compare-file-right"),
    };
    let (chosen, dropped, shown) = (sides.clone(), sides.clone(), sides.clone());
    el("section")
        .class("panel compare-side")
        .attr("aria-label", app.label(label))
        .on("drop", move |event| dropped.on_drop(Some(which), &event))
        .part(move || Some(standing(&shown, which, label)))
        .child(view! { <FileButton id=chooser label=app.label(choose) on_files=move |files: web_sys::FileList| chosen.read(which, &files) /> }.into_any())
}

/// What stands on a side.
fn standing(sides: &Sides, which: Which, label: Label) -> El {
    let app = sides.app;
    let held = sides.held(which).get();
    let mut options = vec![(String::new(), app.label(Label::ChooseSide).to_owned())];
    let plans = plans(app);
    options.extend(plans.iter().map(|(id, name)| (id.to_string(), name.clone())));
    let current = match &held {
        Held::Plan(id) if plans.iter().any(|(one, _)| one == id) => id.to_string(),
        Held::Copy { name, .. } | Held::Package { name, .. } | Held::Table { name, .. } | Held::Large { name, .. } => {
            options.push((FILE.to_owned(), name.clone()));
            FILE.to_owned()
        }
        Held::Plan(_) | Held::Nothing | Held::Gone | Held::Refused { .. } => String::new(),
    };
    let act = {
        let sides = sides.clone();
        move |word: String| {
            if word != FILE {
                sides.put(which, word.parse().map_or(Held::Nothing, Held::Plan));
                focus::give_soon(vec![chooser_id(which)]);
            }
        }
    };
    group()
        .child(
            view! { <Choice id=chooser_id(which) label=app.label(label) options selected=current on_select=act /> }
                .into_any(),
        )
        .with_some(said(sides, which, &held))
}

/// What is to be said of a side, or asked.
fn said(sides: &Sides, which: Which, held: &Held) -> Option<El> {
    let app = sides.app;
    let trouble = |sentence: &str| el("p").class("trouble").text(sentence);
    match held {
        Held::Nothing | Held::Plan(_) | Held::Copy { .. } | Held::Table { .. } => None,
        Held::Gone => Some(el("p").class("note").text(app.label(Label::FileIsGone))),
        Held::Refused { name, why } => Some(trouble(&format!("{name}: {why}"))),
        Held::Package { plans, nth, partly, .. } => {
            let partly = partly.iter().map(|sentence| trouble(sentence));
            Some(group().each(partly).with(plan_of_file(sides, which, plans, *nth)))
        }
        Held::Large { name, size, bytes } => {
            let (sides, name, bytes) = (sides.clone(), name.clone(), Arc::clone(bytes));
            let label = if which == Which::Left { Label::ReadLeftFile } else { Label::ReadRightFile };
            let go_on = button("primary", app.label(label)).press(move || {
                sides.put(which, Held::read(app, name.clone(), bytes.to_vec(), true));
                focus::give_soon(vec![chooser_id(which)]);
            });
            Some(group().with(el("p").class("note").text(exchange::large(*size, app.words()))).with(go_on))
        }
    }
}

/// Which plan of the file it is; a choice where there are several.
fn plan_of_file(sides: &Sides, which: Which, plans: &[Arc<Plan>], nth: usize) -> El {
    let app = sides.app;
    let names = names::plans(plans.iter().map(|plan| &**plan), app.words());
    if let [name] = names.as_slice() {
        return el("p").class("file-name").text(name);
    }
    let options = names.into_iter().enumerate().map(|(nth, name)| (nth.to_string(), name)).collect();
    let label = if which == Which::Left { Label::PlanOfLeftFile } else { Label::PlanOfRightFile };
    let id = format!("compare-plan-{}", word(which));
    let (sides, own) = (sides.clone(), id.clone());
    let act = move |word: String| {
        if let (Held::Package { name, plans, partly, .. }, Ok(nth)) = (sides.held(which).get_untracked(), word.parse())
        {
            sides.put(which, Held::Package { name, plans, nth, partly });
            focus::give_soon(vec![own.clone()]);
        }
    };
    let selected = nth.to_string();
    group().child(view! { <Choice id label=app.label(label) options selected on_select=act /> }.into_any())
}
