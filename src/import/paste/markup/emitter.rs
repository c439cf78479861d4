//! What html5gum calls while it parts markup into tags and texts. Comments, doctypes and errors say nothing of a table; that
//! nothing is made of them keeps the program small, since the states of the tokenizer are compiled with what they call.

use html5gum::emitters::naive_next_state;
use html5gum::{Emitter, Error, State};

use super::tag::Tag;
use super::{MarkupReader, TooLarge};

/// Collects the parts of a tag and the letters of a text, and hands each on once it is whole.
#[derive(Debug)]
pub(super) struct TagEmitter<'r> {
    reader: &'r mut MarkupReader,
    failed: Option<TooLarge>,
    text: Vec<u8>,
    name: Vec<u8>,
    /// The start tag of which an attribute is read; `None` before the first one, and in an end tag.
    tag: Option<Tag>,
    attribute_name: Vec<u8>,
    attribute_value: Vec<u8>,
    is_end: bool,
    last_start_tag: Vec<u8>,
}

impl<'r> TagEmitter<'r> {
    pub(super) fn new(reader: &'r mut MarkupReader) -> Self {
        Self {
            reader,
            failed: None,
            text: Vec::new(),
            name: Vec::new(),
            tag: None,
            attribute_name: Vec::new(),
            attribute_value: Vec::new(),
            is_end: false,
            last_start_tag: Vec::new(),
        }
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() && !self.reader.is_over {
            self.reader.add(&String::from_utf8_lossy(&self.text));
        }
        self.text.clear();
    }

    fn end_attribute(&mut self) {
        if let Some(tag) = &mut self.tag
            && !self.attribute_name.is_empty()
        {
            tag.name_attribute(&self.attribute_name);
            if !self.attribute_value.is_empty() {
                tag.set(&self.attribute_value);
            }
        }
        self.attribute_name.clear();
        self.attribute_value.clear();
    }

    fn end_tag(&mut self) -> Result<(), TooLarge> {
        let tag = self.tag.take();
        match tag {
            _ if self.reader.is_over => Ok(()),
            Some(tag) => self.reader.begin(&tag),
            None => self.reader.end(&self.name),
        }
    }
}

impl Emitter for TagEmitter<'_> {
    type Token = TooLarge;

    fn set_last_start_tag(&mut self, last_start_tag: Option<&[u8]>) {
        self.last_start_tag = last_start_tag.unwrap_or_default().to_vec();
    }

    fn emit_eof(&mut self) {
        self.end_text();
    }

    fn emit_error(&mut self, _error: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<TooLarge> {
        self.failed.take()
    }

    fn emit_string(&mut self, letters: &[u8]) {
        self.text.extend_from_slice(letters);
    }

    fn init_start_tag(&mut self) {
        self.name.clear();
        self.is_end = false;
    }

    fn init_end_tag(&mut self) {
        self.name.clear();
        self.is_end = true;
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_text();
        if self.is_end {
            self.last_start_tag.clear();
        } else {
            if self.tag.is_none() {
                self.tag = Some(Tag::new(&self.name));
            }
            self.last_start_tag.clone_from(&self.name);
        }
        self.end_attribute();
        self.failed = self.end_tag().err();
        // What stands in a script or a style is no markup.
        naive_next_state(&self.last_start_tag)
    }

    fn emit_current_comment(&mut self) {}

    fn emit_current_doctype(&mut self) {}

    fn set_self_closing(&mut self) {}

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, letters: &[u8]) {
        self.name.extend_from_slice(letters);
    }

    fn push_comment(&mut self, _letters: &[u8]) {}

    fn push_doctype_name(&mut self, _letters: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        self.end_attribute();
        // An end tag may have attributes, too, which say nothing.
        if !self.is_end && self.tag.is_none() {
            self.tag = Some(Tag::new(&self.name));
        }
    }

    fn push_attribute_name(&mut self, letters: &[u8]) {
        self.attribute_name.extend_from_slice(letters);
    }

    fn push_attribute_value(&mut self, letters: &[u8]) {
        self.attribute_value.extend_from_slice(letters);
    }

    fn set_doctype_public_identifier(&mut self, _value: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _value: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _letters: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _letters: &[u8]) {}

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start_tag.is_empty() && self.last_start_tag == self.name
    }
}
