//! keikaku is a workbook for Japan's regional plans: targets and actuals year by year, totals, achievement rates, and the
//! files in which they are exchanged. This library is the part that needs no browser. `src/main.rs` adds the page, which
//! is written with Leptos; Trunk builds both as one program.
//!
//! # Overview
//!
//! What a user keeps is one plain value, the [`Workbook`](plan::Workbook): plans with their years, indicators and cells,
//! each cell with its text as typed. It changes in one way only: [`Session::submit`](session::Session::submit) takes a
//! [`Command`](command::Command) and produces a new workbook, which shares everything that did not change. Everything
//! else (totals, rates, the words for them) is computed from the workbook when it is needed.
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
//!    `src/ui/shell/events.rs` passes it to `Fields` (`src/ui/app/field.rs`), which finds the place of the field. While an input
//!    method composes, our code does nothing.
//! 2. `Fields` makes a [`SetCell`](command::IndicatorCommand::SetCell) of the text, with
//!    [`InputPhase::Typing`](command::InputPhase::Typing), and passes it to `Editor::submit_typed` (`src/ui/app/editor.rs`), which
//!    holds the page's one [`Session`](session::Session).
//! 3. [`Session::submit`](session::Session::submit) looks in the [`History`](command::history::History) for an open step on the
//!    same cell. At the first keystroke there is none, and a step begins; from the second on the command is applied to the
//!    workbook from *before* that step, and the result replaces the step's.
//! 4. [`command::apply`] goes down from plan to indicator to cell. The text is read leniently
//!    ([`Reading::while_typing`](plan::cell::Reading::while_typing)); a stated total that agreed with the years is updated.
//!    The new workbook shares every other row.
//! 5. `Editor` sets the one workbook signal, and `GridState` (`src/ui/app/grid_state.rs`) compares rows by pointer and
//!    sets the signal of this row only; its totals, rates and sentences ([`wording::figures`]) follow. The text in the focused
//!    field is not touched.
//! 6. A timer starts (`src/ui/app/saving.rs`). When it ends, [`Session::settled`](session::Session::settled) gives the
//!    workbook with the open cell read strictly, and the [`PlanStore`](storage::PlanStore) writes the plan's record and reads
//!    it back.
//! 7. Leaving the cell sends the text with [`InputPhase::Left`](command::InputPhase::Left) and closes the step; the cell
//!    shows [`Cell::shown`](plan::cell::Cell::shown), `60,000`. Typing the old text again, or Esc, removes the step.
//!
//! # Where things are
//!
//! | layer | module | what it contains |
//! |---|---|---|
//! | 1 values | [`value`] | exact amounts, 年度 and days with their era names, local times, ids, the language, texts folded to one width |
//! | 2 plan | [`plan`] | what is kept: [`plan::indicator`] a KPI, [`plan::cell`] its cells, [`plan::place`] the places of a KPI, [`plan::facts`] 基本情報, [`plan::form`] the forms, as files of `forms/`, [`plan::grade_rule`] rules of grades, as files of `rules/`, [`plan::lineage`] the tables that were sent and imported, [`plan::filter`] filters of rows, [`plan::samples`] five published plans |
//! | 3 figures and rules | [`figures`] | [`figures::totals`] 合計 and the cumulative rows with their gaps, [`figures::achievement`] 達成率 and why there is none, [`figures::grades`] grades by a rule, [`figures::progress`] how far a plan has come, [`figures::chart`] what a chart shows |
//! | | [`checks`] | violations of the form or of good sense, as findings; the findings that the user has silenced |
//! | 4 change | [`merge`] | the three-way merge of tables and whole plans; [`merge::review`] the proposed changes, for the user to decide |
//! | | [`command`] | commands, one rule a file, and why one is rejected; [`command::history`] undo and redo by snapshots, each plan's for itself |
//! | 5 files | [`storage`] | the stored form of a plan, format by format; the store, and which records may be overwritten |
//! | | [`columns`] | the headings and words of table files, which import and export share |
//! | | [`import`] | reading of files and pasted tables: encoding, rows, headings, questions to the user, the changes that a file makes |
//! | | [`export`] | writing of tables, the data dictionary, other bodies' Excel books and texts for the clipboard |
//! | | [`compare`] | two plans or files side by side, which stay unchanged |
//! | 6 session | [`session`] | the app without a browser: one workbook, one history, [`session::cell_navigation`] the cell that a key moves to, [`session::folder`] the plan's file that an office shares, changes by other tabs |
//! | 7 wording | [`wording`] | every label and sentence, in two languages: [`wording::labels`] the fixed ones, other modules by subject |
//! | 8 paper | [`paper`] | the documents: the plan as printed, [`paper::comparison_table`] 新旧対照表 and the changes in words, sheets and lists of KPIs, [`paper::answer_book`] |
//! | 9 browser | `src/browser/` | localStorage, files, the clock and randomness; `rescue` for a failure of the program |
//! | 10 page | `src/ui/` | Leptos: `app` the state in context, typing and one signal for each row; `components` parts that know no page; `review` the changes from files and other tabs; `pages` one for each view; `shell` the frame around them |
//!
//! # What always holds
//!
//! Many of these rules forbid something. `tests/it/architecture` checks the first five.
//!
//! - **A module names only modules of lower layers**, or modules before it in its own layer (the table is data in
//!   `tests/it/architecture/layers.rs`, including the modules of the page). The page uses this library like any other caller.
//! - **No web crate outside `browser`, `ui` and `main`**: the core builds and is tested without a browser.
//! - **No sentence outside [`wording`] and [`paper`]**: the logic uses codes and figures, and a new code does not compile without
//!   its words in both languages. Words that a reader of files must recognize are in that reader.
//! - **Nothing panics on what a user typed or a file contains**: no `unwrap`, no `expect` outside tests.
//! - **No code writes HTML**: the page allows no policy of Trusted Types, and pasted HTML is read as text.
//! - **The workbook changes by [`command::apply`] alone**, which is pure and total: a command that is rejected, or changes
//!   nothing, leaves no trace. What another tab stored comes in at one place, and is no step of history.
//! - **No clock and no randomness**: days and fresh ids come in with the command.
//! - **No floats in the document**: amounts are exact decimals, quotients stay fractions until they are shown.
//! - **The text stays as it was typed**, beside its meaning; text that can't be read is kept, outside the totals.
//! - **Nothing derived is kept**: no total, no rate. A total that a document *states* is data of its own.
//! - **No command has a handwritten inverse**: an undo step holds the workbook before and after it.
//! - **The stored form is independent**: the words of a record are in [`storage`] alone and are frozen with their format, so
//!   that no renaming elsewhere ever changes a file.
//! - **There is one program**: Trunk builds it, and no part is loaded later, so that a key works in the first frame in
//!   which its cell is seen.
//! - **A record in the store is overwritten only if this tab read or wrote it last**, and a record that can't be opened is
//!   neither overwritten nor removed. What another tab has stored meanwhile is merged, or waits for a decision.
//! - **There is one merge**, for files, tabs and undo; undo always uses it.

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
