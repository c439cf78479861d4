//! Reads the forms of many records: equal texts are read once, and their plans share the form.
//!
//! Every plan carries its form, so a list of a hundred plans of one form contains its text a hundred times. Code that
//! reads many records uses one reader for all of them.

use std::sync::Arc;

use litemap::LiteMap;

use super::{BuiltIn, Form, FormFault};

/// The forms that were read so far, by their exact texts.
#[derive(Debug, Default)]
pub struct FormReader(LiteMap<String, Arc<Form>>);

impl FormReader {
    /// Reads and checks a form like [`Form::from_json`], unless the same text was read before.
    pub fn read(&mut self, json: &str) -> Result<Arc<Form>, Vec<FormFault>> {
        if let Some(form) = self.0.get(json) {
            return Ok(Arc::clone(form));
        }
        let form = Arc::new(Form::from_json(json)?);
        self.0.insert(json.to_owned(), Arc::clone(&form));
        Ok(form)
    }

    /// The form that comes with the program.
    pub fn built_in(&mut self, form: BuiltIn) -> Arc<Form> {
        // The tests read every file, so the fallback never occurs.
        self.read(form.json()).unwrap_or_default()
    }
}
