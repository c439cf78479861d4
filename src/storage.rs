//! The stored form of a plan as text, in the browser's storage and inside a plan file.
//!
//! A record is `{"format":7,"app":"0.1.0","digest":"…","body":{…}}` on one line. The digest is computed from the body's
//! exact text, so that a cut or altered record is noticed. The stored types are serde twins (`PlanRecord`, in the
//! module `stored`), so that no refactoring of [`crate::plan`] changes a file.
//!
//! Nothing is thrown away on reading. A record is refused if it has a field or a word that this format does not know,
//! or a newer or older format. The meaning of a cell is stored beside its text, so that a better reader of numbers
//! never changes a figure that a user has already seen. A refused record is left as it is: the caller that holds it
//! decides, this module only reads and writes text. If a record has several kinds of damage, damage of the shape is
//! reported first. A text with half of a surrogate pair (`"\ud800"`) counts as JSON of another shape.
//!
//! Nothing has been released yet, and there is one format, [`FORMAT`]. It grows in place by fields that are left out
//! when blank. After the release a new format needs a step from the format before (`migrate`). The golden records in
//! `tests/golden` pin the format; `KEIKAKU_WRITE_GOLDEN=1` writes them.
//!
//! ```
//! use keikaku::value::{FiscalYear, PlanId};
//! use keikaku::plan::{BuiltIn, Plan, YearAxis};
//! use keikaku::storage;
//!
//! let years = FiscalYear::new(2026).and_then(|first| YearAxis::starting(first, 6)).expect("six years");
//! let plan = Plan::new(PlanId::from_bits(1), BuiltIn::F2022, years);
//! let record = storage::encode_plan(&plan);
//! assert_eq!(storage::decode_plan(&record), Ok(plan));
//! ```

mod copies;
mod drafts;
mod envelope;
mod file_index;
mod file_record;
mod forms;
mod index;
mod journal;
pub(crate) mod json;
mod lineage;
mod lineage_store;
mod migrate;
pub mod plan_file;
mod plan_store;
mod readings;
mod room;
mod salvage;
mod save_stamp;
mod settings;
mod store;
mod stored;
mod stored_time;
mod strict;
mod version_vector;
mod wiping;
mod words;

pub use copies::record::{Marking, Occasion, decode_copy, encode_copy, marking};
pub use copies::{
    COPY_PREFIX, Copy, CopyProperties, MOST_COPIES, ROOM, ROOM_OF_COPIES, Restorable, copies, copy_key, copy_of,
    create_copy, forget_copies, move_aside, prune, restorable, superfluous,
};
pub use drafts::{draft_key, drafts, keep_drafts, write_drafts};
pub use envelope::{Digest, Stamp, digest};
pub use file_index::{Due, FILE_PREFIX, file_key, file_of, forget_files_of_gone, is_due, note_file};
pub use file_record::{FileRecord, decode_file, encode_file};
pub use forms::{
    FORM_PREFIX, LoadedForms, decode_form, encode_form, form_key, keep_form, keep_form_of_plan, loaded_form,
    loaded_forms, read_form, remove_form,
};
pub use index::{decode_index, encode_index};
pub use journal::{JournalEntry, JournalFinding};
pub use lineage::{decode_lineage, encode_lineage};
pub use lineage_store::{LINEAGE_PREFIX, LineageStore, lineage_key};
pub use plan_store::PlanStore;
pub use readings::{READINGS_KEY, keep_readings, remove_readings, stored_readings};
pub use room::{RoomNeeded, room_for};
pub use salvage::plan_name_in;
pub use save_stamp::{MOST_SAVES, SaveStamp, decode_save_stamp, encode_save_stamp};
pub use settings::{
    Calendar, FileSettings, Remind, Settings, UnreadSettings, decode_file_settings, decode_settings,
    encode_file_settings, encode_settings,
};
pub(crate) use store::{ANY_PREFIX, StoredPlan, open, open_with};
pub use store::{
    INDEX_KEY, Loaded, Loss, PLAN_PREFIX, SETTINGS_KEY, Store, StoreError, UnreadableRecord, plan_key,
    unreadable_record,
};
pub use stored_time::StoredTime;
pub use version_vector::VersionVector;
pub use wiping::{Stock, WIPED_KEY, stock, wipe};

use crate::plan::Plan;
use crate::plan::form::FormReader;
use migrate::RecordKind;
use stored::PlanRecord;

/// The format number of records. Records with any other number are refused.
pub const FORMAT: u32 = 7;

/// Writes the record of a plan without a time.
pub fn encode_plan(plan: &Plan) -> String {
    envelope::seal(&PlanRecord::from(plan))
}

/// Writes the record of a plan with its stamp.
pub fn encode_plan_at(plan: &Plan, stamp: &Stamp) -> String {
    envelope::seal_at(&PlanRecord::from(plan), stamp)
}

/// Reads the record of a plan.
pub fn decode_plan(record: &str) -> Result<Plan, Refusal> {
    decode_plan_at(record, &mut FormReader::default()).map(|(plan, _)| plan)
}

/// Reads the record of a plan together with its stamp. A caller that reads several records passes the same reader of forms.
pub fn decode_plan_at(record: &str, forms: &mut FormReader) -> Result<(Plan, Stamp), Refusal> {
    let (plan, stamp): (PlanRecord, Stamp) = envelope::open(record, RecordKind::Plan)?;
    Ok((plan.plan(forms).map_err(Refusal::Damaged)?, stamp))
}

/// The reason for which a record was not read. Its text should be preserved in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The record is damaged or was not written by this program.
    #[error("the record is damaged")]
    Damaged(#[source] Damage),
    /// The record was written by a newer version of the program.
    #[error("the record is of the newer format {format}")]
    TooNew {
        /// The format number of the record.
        format: u64,
    },
    /// The record was written by an earlier build in a format that no release has had.
    #[error("the record is of the older format {format}")]
    TooOld {
        /// The format number of the record.
        format: u64,
    },
}

/// The kind of damage of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The text is not JSON: cut off, overwritten or empty.
    #[error("not JSON")]
    NotJson,
    /// The text is JSON but not a record of this program.
    #[error("not a record")]
    NotARecord,
    /// The digest does not fit the body.
    #[error("the body differs from its digest")]
    Altered,
    /// A field is missing, unknown, repeated or of another type, or a word is unknown.
    #[error("a field or a word that is missing, unknown or of another kind")]
    Shape,
    /// An id is malformed or occurs twice.
    #[error("not an id, or one that is there twice")]
    Id,
    /// A fiscal year or a range of years is impossible.
    #[error("years that cannot be")]
    Years,
    /// There are more indicators than a plan may have.
    #[error("too many indicators")]
    TooMany,
    /// The parts of a cell contradict each other, such as a number without a value.
    #[error("a cell that contradicts itself")]
    Cell,
    /// A date does not exist in the calendar.
    #[error("no such day")]
    Date,
    /// A text belongs to a section that no form has.
    #[error("a text where no form has one")]
    Leaf,
    /// The plan's form, or a form that was loaded, is not a valid form.
    #[error("not a form")]
    Form,
    /// An approved state of the plan cannot be restored from its stored changes.
    #[error("an approved state that cannot be made")]
    Approval,
    /// An approved state has a number outside the valid range.
    #[error("the number of an approved state that cannot be")]
    ApprovalNumber,
    /// Two notes belong to the same place.
    #[error("two notes on the same place")]
    Note,
    /// The record is stored under the key of another plan or form.
    #[error("the record of another plan or form")]
    OtherKey,
}
