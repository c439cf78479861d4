//! The plan's file in a folder: what the office owns, and several people open and save.
//!
//! Every save begins by reading the file again. What it holds then is told by what this side last read from it or wrote into
//! it, the base:
//!
//! | the file | what happens |
//! |---|---|
//! | as it was | ours is written |
//! | somebody saved on top of the base | three-way merge; it is shown, and written |
//! | the same, and both changed the same | nothing is written before it is decided ([`FileConflict`]) |
//! | not on top of the base: an older copy, another one, or no base is known | every difference is decided |
//! | another plan's, several plans', no plan file, damaged, newer | nothing is written, and it is said ([`Unfit`]) |
//! | gone, locked, not permitted | the same ([`FileError`]) |
//!
//! That a file comes from the base is known and not assumed: it names the saves that it contains ([`crate::storage::SaveStamp`]).
//! What was written is read back; only then is it the base. Others' changes are no step of this history, as with tabs.
//!
//! Nothing here waits or looks at a clock. [`Save`] says what is to be done with the file next, and is told how it went; the
//! page does it with the browser's file, tests with one in memory ([`carry_out`]):
//!
//! ```ignore
//! let mut save = Save::of(plan, Manner::Write, base);
//! let end = carry_out(&mut save, &mut session, &mut file, |session| signature());
//! ```

use crate::value::id::PlanId;

mod conflict;
mod contents;
mod saving;

pub use conflict::{BaseKnowledge, FileConflict, changes_since};
pub use contents::{Contents, Unfit};
pub use saving::{End, Next, Save, SaveMode, Signature};

use crate::session::Session;

/// A file that is read whole and written whole.
pub trait FolderFile {
    /// Its bytes.
    fn read(&mut self) -> Result<Vec<u8>, FileError>;
    /// Puts this text in their place, whole or not at all.
    fn write(&mut self, text: &str) -> Result<(), FileError>;
}

/// Why the file could not be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It was removed, moved or renamed, or the folder cannot be reached.
    #[error("the file is gone")]
    Gone,
    /// Another program or another person holds it.
    #[error("the file is locked")]
    Locked,
    /// The browser, or whoever sits before it, does not allow it.
    #[error("access to the file is not allowed")]
    NotAllowed,
    /// There is no room.
    #[error("no room for the file")]
    Full,
    /// Somebody saved while it was being written; nothing was written.
    #[error("the file was saved by somebody else meanwhile")]
    Overtaken,
    /// It broke off; the old file stands.
    #[error("writing the file was interrupted")]
    Interrupted,
}

impl FileError {
    /// Its stable printed form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Gone => "FILE-001",
            Self::Locked => "FILE-002",
            Self::NotAllowed => "FILE-003",
            Self::Full => "FILE-004",
            Self::Overtaken => "FILE-005",
            Self::Interrupted => "FILE-006",
        }
    }
}

/// Does with the file what the save says, until it ends.
pub fn carry_out(
    save: &mut Save,
    session: &mut Session,
    file: &mut impl FolderFile,
    sign: impl Fn() -> Signature,
) -> End {
    let mut next = Next::Read;
    loop {
        next = match next {
            Next::Read => save.was_read(session, file.read()),
            Next::Write => {
                let text = save.text(session, sign());
                save.was_written(file.write(&text))
            }
            Next::End(end) => return end,
        };
    }
}

/// The plan of that id as it is kept.
fn ours(session: &Session, id: PlanId) -> Option<std::sync::Arc<crate::plan::Plan>> {
    session.settled().plan(id).cloned()
}
