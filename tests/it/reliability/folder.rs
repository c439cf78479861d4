//! The plan's file in the folder that both offices save into, and its faults.

use keikaku::session::folder::{FileError, FolderFile};

use crate::reliability::turns::FileDeed;

/// The file, with its pending faults.
#[derive(Clone, Debug, Default)]
pub(crate) struct File {
    pub(crate) bytes: Option<Vec<u8>>,
    is_locked: bool,
    breaks_off: bool,
    loses_part: bool,
    /// Every complete content that was written so far.
    copies: Vec<Vec<u8>>,
}

impl File {
    pub(crate) fn befall(&mut self, deed: &FileDeed) {
        match deed {
            FileDeed::Lock => self.is_locked = true,
            FileDeed::Unlock => self.is_locked = false,
            FileDeed::BreakOff => self.breaks_off = true,
            FileDeed::LosePart => self.loses_part = true,
            FileDeed::PutBack(which) if !self.copies.is_empty() => self.bytes = Some(which.get(&self.copies).clone()),
            FileDeed::PutBack(_) => {}
            FileDeed::Remove => self.bytes = None,
            FileDeed::Replace => self.bytes = Some(b"PK\x03\x04 a workbook of a spreadsheet".to_vec()),
        }
    }

    pub(crate) fn heal(&mut self) {
        *self = Self { bytes: self.bytes.take(), copies: std::mem::take(&mut self.copies), ..Self::default() };
    }

    /// The user chooses the place again, which leaves an empty file there.
    pub(crate) fn make_anew(&mut self) {
        self.bytes = Some(Vec::new());
    }
}

impl FolderFile for File {
    fn read(&mut self) -> Result<Vec<u8>, FileError> {
        if self.is_locked { Err(FileError::Locked) } else { self.bytes.clone().ok_or(FileError::Gone) }
    }

    fn write(&mut self, text: &str) -> Result<(), FileError> {
        if self.is_locked {
            return Err(FileError::Locked);
        }
        if std::mem::take(&mut self.breaks_off) {
            return Err(FileError::Interrupted);
        }
        let whole = text.as_bytes();
        if std::mem::take(&mut self.loses_part) {
            self.bytes = Some(whole[..whole.len() / 2].to_vec());
        } else {
            self.bytes = Some(whole.to_vec());
            self.copies.push(whole.to_vec());
        }
        Ok(())
    }
}
