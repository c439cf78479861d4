//! keikaku is a workbook for Japan's regional plans: targets and actuals year by year, totals, achievement rates, and
//! the files that carry them. This library is all of it that needs no browser; `src/main.rs` puts a page on it, which is
//! written with Leptos and which Trunk builds as one program.
//!
//! # From above
//!
//! What a user keeps is one plain value, the [`Workbook`](plan::Workbook): plans, their years, their indicators, their
//! cells with the text as it was typed. It changes in one way only: a [`Command`](command::Command) goes in at
//! [`Session::submit`](session::Session::submit), and a new workbook comes out, which shares all that did not
//! change. Everything else is worked out from it whenever it is asked for: totals, rates, the words for them.
//!
//! ```
//! use keikaku::command::history::Scope;
//! use keikaku::command::{Command, IndicatorCommand, InputPhase};
//! use keikaku::figures::totals::Span;
//! use keikaku::plan::samples::SamplePlan;
//! use keikaku::plan::{CellPlace, Workbook};
//! use keikaku::session::Session;
//! use keikaku::value::{Date, FiscalYear, IndicatorId, PlanId};
//! use keikaku::wording::{Language, figures};
//!
//! # fn example() -> Option<()> {
//! // The plan of 酒田市, as it was published. Ids and dates come from outside: the library has neither randomness nor clock.
//! let sample = SamplePlan::ALL.into_iter().find(|sample| sample.code() == "002")?;
//! let mut ids = (1..).map(IndicatorId::from_bits);
//! let plan = sample.plan(PlanId::from_bits(1), || ids.next().expect("an id"))?;
//! let (id, kpi1) = (plan.id, plan.indicators().first()?.id);
//! let mut session = Session::open(Workbook::new([plan.into()]));
//!
//! // 60000 is typed into the target of 2026, keystroke by keystroke: one step of history.
//! for text in ["6", "60", "600", "6000", "60000"] {
//!     let place = CellPlace::Target(FiscalYear::new(2026)?);
//!     let (text, phase, on) = (text.to_owned(), InputPhase::Typing, Date::new(2026, 4, 1)?);
//!     let typed = IndicatorCommand::SetCell { place, text, phase, on };
//!     session.submit(Command::in_indicator(id, kpi1, typed)).ok()?;
//! }
//! let total = |session: &Session| {
//!     let plan = session.workbook().plan(id)?;
//!     let row = plan.indicator(kpi1)?;
//!     Some(figures::totals(row, Span::from_plan(plan), Language::Japanese).target.figure)
//! };
//! assert_eq!(total(&session).as_deref(), Some("229,574.00"));
//!
//! session.undo(Scope::Plan(id)).ok()?;
//! assert_eq!(total(&session).as_deref(), Some("224,200.00"));
//! # Some(())
//! # }
//! # assert!(example().is_some());
//! ```
//!
//! # The journey of one keystroke
//!
//! 1. The user types into an `<input>` of the grid. The element owns its text; the event bubbles up to the window, where
//!    `src/ui/shell/events.rs` asks whose it is, and `Fields` (`src/ui/app/field.rs`) answers. While an input method composes,
//!    nothing of ours happens.
//! 2. `Fields` makes a [`SetCell`](command::IndicatorCommand::SetCell) of it, with
//!    [`InputPhase::Typing`](command::InputPhase::Typing), and hands it to `Editor::submit_typed` (`src/ui/app/editor.rs`), which
//!    holds the page's one [`Session`](session::Session).
//! 3. [`Session::submit`](session::Session::submit) asks the [`History`](command::history::History) for an open step on the
//!    same cell. At the first keystroke there is none, and one begins; from the second on the command is carried out on
//!    the workbook from *before* that step, and takes its place.
//! 4. [`command::apply`] goes down plan, indicator, cell. The text is read leniently
//!    ([`Reading::while_typing`](plan::cell::Reading::while_typing)); a stated total that agreed with the years moves along.
//!    The new workbook shares every other row.
//! 5. `Editor` sets the one workbook signal, and `GridState` (`src/ui/app/grid_state.rs`) compares rows by pointer and
//!    sets the signal of this row only; its totals, rates and sentences ([`wording::figures`]) follow. The text in the focused
//!    field is not touched.
//! 6. A timer runs (`src/ui/app/saving.rs`). When it rings, [`Session::settled`](session::Session::settled) gives the
//!    workbook with the open cell read strictly, and the [`PlanStore`](storage::PlanStore) writes the plan's record and reads
//!    it back.
//! 7. Leaving the cell sends the text with [`InputPhase::Left`](command::InputPhase::Left) and settles the step; the cell
//!    shows [`Cell::shown`](plan::cell::Cell::shown), `60,000`. The old text again, or Esc, and the step has never been.
//!
//! # Where things are
//!
//! | layer | module | what it answers |
//! |---|---|---|
//! | 1 values | [`value`] | exact amounts, 年度 and days with their era names, local times, ids, the language, texts folded to one width |
//! | 2 plan | [`plan`] | what is kept: [`plan::indicator`] a KPI, [`plan::cell`] its cells, [`plan::place`] where in it something stands, [`plan::facts`] 基本情報, [`plan::form`] the forms, as files of `forms/`, [`plan::grade_rule`] rules of grades, as files of `rules/`, [`plan::lineage`] the tables that were sent and imported, [`plan::filter`] picking rows out, [`plan::samples`] five published plans |
//! | 3 figures and rules | [`figures`] | [`figures::totals`] 合計 and the cumulative rows with their gaps, [`figures::achievement`] 達成率 and why there is none, [`figures::grades`] grades by a rule, [`figures::progress`] how far a plan has come, [`figures::chart`] what a chart shows |
//! | | [`checks`] | what the form or good sense forbids, as findings; what the user has silenced |
//! | 4 change | [`merge`] | three ways, tables and whole plans; [`merge::review`] what would change, as changes that a person decides |
//! | | [`command`] | commands, one rule a file, and why one is rejected; [`command::history`] undo and redo by snapshots, each plan's for itself |
//! | 5 files | [`storage`] | the stored form of a plan, format by format; the store, and what may be written over in it |
//! | | [`columns`] | the headings and words of table files, which import and export share |
//! | | [`import`] | files and pasted tables on their way in: encoding, rows, headings, questions, what one would change |
//! | | [`export`] | tables, the data dictionary, books of others and texts for the clipboard on their way out |
//! | | [`compare`] | two plans or files side by side, none of which is changed by it |
//! | 6 session | [`session`] | the app without a browser: one workbook, one history, [`session::cell_navigation`] where a key leads, [`session::folder`] the plan's file that an office shares, what another tab has changed |
//! | 7 wording | [`wording`] | every label and sentence, in two languages: [`wording::labels`] the fixed ones, one module for each thing that is said |
//! | 8 paper | [`paper`] | the documents: the plan as printed, [`paper::comparison_table`] 新旧対照表 and the changes in words, sheets and lists of KPIs, [`paper::answer_book`] |
//! | 9 browser | `src/browser/` | localStorage, files, the clock and chance; `rescue` what happens when the program fails |
//! | 10 page | `src/ui/` | Leptos: `app` the state in context, typing and a signal a row; `components` parts that know no page; `review` what files and other tabs would change; `pages` a view each; `shell` the frame around them |
//!
//! # What always holds
//!
//! Much of it is about what is absent. `tests/it/architecture` guards the first five.
//!
//! - **A module names only what stands below it**, or before it in its layer (the table is data in
//!   `tests/it/architecture/layers.rs`, the rooms of the page included). The page uses this library like anyone else.
//! - **No web crate outside `browser`, `ui` and `main`**: the core builds and is tested without a browser.
//! - **No sentence outside [`wording`] and [`paper`]**: the logic speaks in codes and figures, and a new code does not compile without
//!   its words in both languages. Words that a reader must know stand with the reader.
//! - **Nothing panics on what a user typed or a file held**: no `unwrap`, no `expect` outside tests.
//! - **Nobody writes HTML**: the page allows no policy of Trusted Types, and HTML that is pasted is read as text.
//! - **The workbook changes by [`command::apply`] alone**, which is pure and total: a command that is rejected, or changes
//!   nothing, leaves no trace. What another tab stored comes in at one place, and is no step of history.
//! - **No clock and no randomness**: days and fresh ids come in with the command.
//! - **No floats in the document**: amounts are exact decimals, quotients stay fractions until they are shown.
//! - **The text stays as it was typed**, beside its meaning; what can't be read is kept, outside the totals.
//! - **Nothing derived is kept**: no total, no rate. A total that a document *states* is data of its own.
//! - **Nothing is inverted by hand**: an undo step holds the workbook before and after it.
//! - **The stored form is its own**: the words of a record stand in [`storage`] alone and are frozen with their format, so
//!   that no renaming elsewhere ever changes a file.
//! - **There is one program**: Trunk builds it, and nothing of it is loaded later, so that a key works in the first frame in
//!   which its cell is seen.
//! - **Nothing in the store is written over that this tab did not read or write last**, and what can't be opened is
//!   neither written over nor removed. What another tab has stored meanwhile is merged, or waits for a decision.
//! - **There is one merge**, for files, tabs and undo, and undo always has it.

// 1 values
pub mod value;
// 2 plan
pub mod plan;
// 3 figures and rules
pub mod checks;
pub mod figures;
// 4 change
pub mod command;
pub mod merge;
// 5 files
pub mod columns;
pub mod compare;
pub mod export;
pub mod import;
pub mod storage;
// 6 session
pub mod session;
// 7 wording
pub mod wording;

pub mod paper;
