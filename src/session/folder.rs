//! The file of a plan in a folder, which belongs to an office and is opened and saved by several people.
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
//! let mut save = Save::start(plan, SaveMode::Write, base);
//! let end = carry_out(&mut save, &mut session, &mut file, |session| signature());
//! ```

use crate::plan::coded::with_codes;
use crate::value::PlanId;

mod conflict;
mod contents;
mod saving;

pub use conflict::{BaseKnowledge, FileConflict, changes_since};
pub use contents::{Contents, Unfit};
pub use saving::{End, Next, Save, SaveMode, Signature};

use crate::session::Session;

/// A file that is read and written as a whole.
pub trait FolderFile {
    /// Reads all bytes of the file.
    fn read(&mut self) -> Result<Vec<u8>, FileError>;
    /// Replaces the content by this text, either completely or not at all.
    fn write(&mut self, text: &str) -> Result<(), FileError>;
}

with_codes! {
    /// The reason for which the file could not be read or written.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
    FileError {
        /// The file was removed, moved or renamed, or the folder can't be reached.
        #[error("the file is gone")]
        Gone: "FILE-001",
        /// Another program or another person has locked the file.
        #[error("the file is locked")]
        Locked: "FILE-002",
        /// The browser or the user does not permit the access.
        #[error("access to the file is not allowed")]
        NotAllowed: "FILE-003",
        /// There is no storage space left.
        #[error("no room for the file")]
        Full: "FILE-004",
        /// Another person saved while the file was being written; nothing was written.
        #[error("the file was saved by somebody else meanwhile")]
        Overtaken: "FILE-005",
        /// Writing was interrupted; the file still has its old content.
        #[error("writing the file was interrupted")]
        Interrupted: "FILE-006",
    }
}

/// Executes on the file the operations that the save asks for, until the save ends.
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
            Next::Write => match save.text(session, sign()) {
                Some(text) => save.was_written(file.write(&text)),
                None => Next::End(End::CannotBe),
            },
            Next::End(end) => return end,
        };
    }
}

/// The plan of that id in its settled state; `None` if there is none.
fn ours(session: &Session, id: PlanId) -> Option<std::sync::Arc<crate::plan::Plan>> {
    session.settled().plan(id).cloned()
}
