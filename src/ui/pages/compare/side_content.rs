//! The content of one side of 比べる: a plan of the list, an automatic copy, or a file that is opened only for the
//! comparison.

use std::sync::Arc;

use keikaku::compare::Side;
use keikaku::import::book::{BookTables, answers_in};
use keikaku::import::encoding::{Large, is_book, is_json, large};
use keikaku::import::preview::stated;
use keikaku::import::read::{ImportError, TableFile, read_table};
use keikaku::plan::{KpiTable, Placement, Plan, Workbook};
use keikaku::session::route::ComparedSide;
use keikaku::storage::copy_of;
use keikaku::storage::plan_file::{self, PlanFileError};
use keikaku::value::PlanId;
use keikaku::wording::{errors, import, names};
use leptos::prelude::*;
use web_sys::File;

use crate::browser::encoding::BrowserCp932;
use crate::browser::{LocalStore, files};
use crate::ui::app::{Editor, Locale};
use crate::ui::pages::copies;
use crate::ui::review::table_reading::sheets_of;

/// The content of a side.
#[derive(Clone, Debug, Default)]
pub(crate) enum SideContent {
    /// The side is empty.
    #[default]
    Nothing,
    /// A file that is no longer available because the page was opened again.
    Gone,
    /// A plan of the list.
    Plan(PlanId),
    /// An automatic copy of a plan.
    Copy { number: u32, name: String, plan: Arc<Plan> },
    /// A file with one of its parts that is compared.
    File {
        name: String,
        parts: FileParts,
        /// The index of the part that is compared, from 0.
        nth: usize,
        /// The sentences on the parts of the file that could not or will not be read.
        partly: Arc<[String]>,
    },
    /// A file that takes a while to read, and is read only when the user agrees.
    Large { name: String, size: Large, bytes: Arc<[u8]> },
    /// A file that could not be read.
    Refused { name: String, why: String },
}

/// The parts of a file that can be compared.
#[derive(Clone, Debug)]
pub(crate) enum FileParts {
    /// The plans of a plan file.
    Plans(Arc<[Arc<Plan>]>),
    /// A table, or the sheets of a book.
    Sheets(Arc<[TableFile]>),
}

impl SideContent {
    /// The content that the address names.
    pub(crate) fn named(locale: Locale, beside: ComparedSide) -> Self {
        match beside {
            ComparedSide::Copy(number) => match copy_of(&LocalStore, number) {
                Ok(Some(copy)) => match copy.content {
                    Ok(ref plan) => Self::Copy { number, name: copies::name(locale, &copy), plan: Arc::clone(plan) },
                    Err(_) => Self::Gone,
                },
                _ => Self::Gone,
            },
            ComparedSide::Nothing => Self::Nothing,
            ComparedSide::File => Self::Gone,
            ComparedSide::Plan(id) => Self::Plan(id),
        }
    }

    /// The content as the address names it.
    pub(crate) fn beside(&self) -> ComparedSide {
        match self {
            Self::Nothing | Self::Refused { .. } => ComparedSide::Nothing,
            Self::Plan(id) => ComparedSide::Plan(*id),
            Self::Copy { number, .. } => ComparedSide::Copy(*number),
            Self::Gone | Self::File { .. } | Self::Large { .. } => ComparedSide::File,
        }
    }

    /// Whether there is nothing to compare.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Nothing | Self::Gone | Self::Refused { .. })
    }

    /// The content in the form that is compared; `None` if there is nothing to compare.
    pub(crate) fn side<'a>(&'a self, workbook: &'a Workbook) -> Option<Side<'a>> {
        match self {
            Self::Plan(id) => workbook.plan(*id).map(|plan| Side::Plan(plan)),
            Self::Copy { plan, .. } => Some(Side::Plan(plan)),
            Self::File { parts: FileParts::Plans(plans), nth, .. } => plans.get(*nth).map(|plan| Side::Plan(plan)),
            Self::File { parts: FileParts::Sheets(sheets), nth, .. } => sheets.get(*nth).map(Side::Table),
            Self::Nothing | Self::Gone | Self::Large { .. } | Self::Refused { .. } => None,
        }
    }

    /// The name of the content, which is shown above its column.
    pub(crate) fn name(&self, editor: Editor) -> String {
        let locale = editor.locale();
        match self {
            Self::Plan(id) => {
                let plans = plans(editor);
                plans.into_iter().find(|(one, _)| one == id).map(|(_, name)| name).unwrap_or_default()
            }
            Self::File { name, parts: FileParts::Plans(plans), nth, .. } => {
                let plan = plans.get(*nth).map(|plan| names::plan_name(plan, locale.language())).unwrap_or_default();
                format!("{name}: {plan}")
            }
            Self::File { name, parts: FileParts::Sheets(sheets), nth, .. } => match (sheets.get(*nth), sheets.len()) {
                (Some(sheet), 1) => import::heading(name, sheet.encoding, None, locale.language()),
                (Some(sheet), _) => import::sheet(name, &sheet.name),
                (None, _) => name.clone(),
            },
            Self::Copy { name, .. } | Self::Large { name, .. } | Self::Refused { name, .. } => name.clone(),
            Self::Nothing | Self::Gone => String::new(),
        }
    }

    /// Reads a file as the content of a side. The content is stored nowhere else.
    pub(crate) async fn open(locale: Locale, file: &File) -> Self {
        let name = file.name();
        match files::read(file).await {
            Ok(bytes) if is_book(&bytes) => Self::book(locale, name, &bytes).await,
            Ok(bytes) => Self::read(locale, name, bytes, false),
            Err(_) => Self::Refused { name, why: errors::file(PlanFileError::Unreachable, locale.language()) },
        }
    }

    /// Reads the bytes of a file. A large file is read only if `is_agreed`, after the user has agreed.
    pub(crate) fn read(locale: Locale, name: String, bytes: Vec<u8>, is_agreed: bool) -> Self {
        let language = locale.language();
        if is_json(&bytes) {
            return match plan_file::read_bytes(&bytes) {
                Ok(package) if package.plans.is_empty() => {
                    Self::Refused { name, why: errors::no_plan(&package, language).join("\n") }
                }
                Ok(package) => {
                    Self::file(name, errors::partly(&package, language), FileParts::Plans(package.plans.into()))
                }
                Err(trouble) => Self::Refused { name, why: errors::file(trouble, language) },
            };
        }
        match large(&bytes).filter(|_| !is_agreed) {
            Some(size) => Self::Large { name, size, bytes: bytes.into() },
            None => match table(&bytes) {
                Ok(file) => Self::file(name, Vec::new(), FileParts::Sheets([answers_in(file)].into())),
                Err(error) => Self::Refused { name, why: import::error_sentence(&error, language) },
            },
        }
    }

    /// Reads a book, and takes only the sheets that can be compared.
    async fn book(locale: Locale, name: String, bytes: &[u8]) -> Self {
        let language = locale.language();
        let refused = |name, error| Self::Refused { name, why: import::error_sentence(&error, language) };
        let BookTables { tables, left_out } = match sheets_of(bytes).await {
            Ok(found) => found,
            Err(error) => return refused(name, error),
        };
        let (mut sheets, mut partly, mut why) = (Vec::new(), import::left_out(&left_out, language), None);
        for table in tables {
            match comparable(&table) {
                Ok(()) => sheets.push(table),
                Err(error) => {
                    partly.push(format!("{}: {}", table.name, import::error_sentence(&error, language)));
                    why = Some(error);
                }
            }
        }
        match why.filter(|_| sheets.is_empty()) {
            Some(error) => refused(name, error),
            None => Self::file(name, partly, FileParts::Sheets(sheets.into())),
        }
    }

    fn file(name: String, partly: Vec<String>, parts: FileParts) -> Self {
        Self::File { name, parts, nth: 0, partly: partly.into() }
    }
}

/// The table in the bytes; an error if it cannot be compared with any other side.
fn table(bytes: &[u8]) -> Result<TableFile, ImportError> {
    let file = read_table(bytes, &BrowserCp932::default())?;
    comparable(&file).map(|()| file)
}

/// Checks that the table can be compared with any other side, or returns why not.
fn comparable(file: &TableFile) -> Result<(), ImportError> {
    match stated(file, &KpiTable::default()) {
        // The first year of a table without years may follow from the other side.
        Ok(_) | Err(ImportError::NoYears) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The plans of the list, with their names.
pub(crate) fn plans(editor: Editor) -> Vec<(PlanId, String)> {
    editor.settled.with(|workbook| {
        let plans: Vec<_> = workbook.plans().iter().filter(|plan| plan.placement != Placement::Bin).collect();
        let names = names::plans(plans.iter().map(|plan| &***plan), editor.language());
        plans.iter().map(|plan| plan.id).zip(names).collect()
    })
}
