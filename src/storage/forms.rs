//! The forms that were loaded in this browser (様式を読み込む), each under `keikaku/form/{code}`. New plans can be made of
//! them.
//!
//! No plan needs what is kept here, since each carries its form itself: a form may be replaced or removed while plans
//! have it. Two tabs that load different forms do not disturb each other, as each form has a key of its own.

use std::sync::Arc;

use litemap::LiteMap;
use serde_json::value::RawValue;

use super::migrate::RecordKind;
use super::{Damage, Refusal, Store, StoreError, UnreadableRecord, envelope, json, plan_file};
use crate::plan::form::{FormFault, FormFaultKind};
use crate::plan::{BuiltIn, Form};

/// The prefix of the key of every form that was loaded.
pub const FORM_PREFIX: &str = "keikaku/form/";

/// The storage key of the form of that code name.
pub fn form_key(code: &str) -> String {
    format!("{FORM_PREFIX}{code}")
}

/// Reads the file of a form that somebody has. A form that comes with the program is none: its code name and its name are
/// taken.
pub fn read_form(bytes: &[u8]) -> Result<Form, Vec<FormFault>> {
    if bytes.len() > Form::LARGEST_FILE as usize {
        return refused(FormFaultKind::TooLarge, "");
    }
    // No text has a zero byte, while what Excel and Word write has many.
    let Some(text) = plan_file::text_of(bytes).ok().filter(|text| !text.contains('\0')) else {
        return refused(FormFaultKind::NotText, "");
    };
    let text = text.trim_start_matches('\u{feff}');
    if plan_file::is_package(text) {
        return refused(FormFaultKind::PlanFile, "");
    }
    let form = Form::from_json(text)?;
    let faults = form.faults_at_loading();
    if faults.is_empty() { Ok(form) } else { Err(faults) }
}

fn refused(kind: FormFaultKind, at: &str) -> Result<Form, Vec<FormFault>> {
    Err(vec![kind.into_fault(at)])
}

/// Writes the record of a form.
pub fn encode_form(form: &Form) -> String {
    envelope::seal(&json::raw(form.to_json()))
}

/// Reads the record of a form.
pub fn decode_form(record: &str) -> Result<Arc<Form>, Refusal> {
    let body: Box<RawValue> = envelope::open(record, RecordKind::Form)?.0;
    Form::from_json(body.get()).map(Arc::new).map_err(|_| Refusal::Damaged(Damage::Form))
}

/// The forms of the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadedForms {
    /// The forms that could be read, in the order of their code names.
    pub forms: Vec<Arc<Form>>,
    /// The records that could not be read.
    pub unreadable: Vec<UnreadableRecord>,
}

/// Reads the forms of the store.
pub fn loaded_forms(store: &impl Store) -> Result<LoadedForms, StoreError> {
    let (mut forms, mut unreadable): (LiteMap<_, _>, LiteMap<_, _>) = (LiteMap::new(), LiteMap::new());
    for key in store.keys(FORM_PREFIX)? {
        let Some(raw) = store.read(&key)? else { continue };
        match open(&key, &raw) {
            Ok(form) => drop(forms.insert(key, form)),
            Err(why) => drop(unreadable.insert(key.clone(), UnreadableRecord { key, raw, why })),
        }
    }
    let unreadable = unreadable.into_iter().map(|(_, record)| record).collect();
    Ok(LoadedForms { forms: forms.into_iter().map(|(_, form)| form).collect(), unreadable })
}

/// The form that is loaded under that code name; `None` if there is none. A record that can't be read is in the way.
pub fn loaded_form(store: &impl Store, code: &str) -> Result<Option<Arc<Form>>, StoreError> {
    let key = form_key(code);
    let Some(raw) = store.read(&key)? else { return Ok(None) };
    open(&key, &raw).map(Some).map_err(|_| StoreError::InTheWay)
}

/// Keeps a form, and replaces the one of the same code name. It counts as kept only when it was read back.
pub fn keep_form(store: &impl Store, form: &Form) -> Result<(), StoreError> {
    loaded_form(store, &form.code)?;
    let (key, record) = (form_key(&form.code), encode_form(form));
    // Copies of plans make room for plans alone.
    store.write(&key, &record)?;
    if store.read(&key)?.as_ref() == Some(&record) { Ok(()) } else { Err(StoreError::NotReadBack) }
}

/// Keeps the form that a plan has, which came with it from elsewhere, and returns whether it is kept now and was not before.
/// One that is loaded under its code name stays, and the forms that come with the program need not be kept.
pub fn keep_form_of_plan(store: &impl Store, form: &Form) -> Result<bool, StoreError> {
    let is_known = BuiltIn::with_code(&form.code).is_some() || loaded_form(store, &form.code)?.is_some();
    if !is_known {
        keep_form(store, form)?;
    }
    Ok(!is_known)
}

/// Removes the form of that code name. Plans that have it keep it.
pub fn remove_form(store: &impl Store, code: &str) -> Result<(), StoreError> {
    let key = form_key(code);
    store.remove(&key)?;
    if store.read(&key)?.is_none() { Ok(()) } else { Err(StoreError::NotReadBack) }
}

/// Reads the record under that key.
fn open(key: &str, raw: &str) -> Result<Arc<Form>, Refusal> {
    let form = decode_form(raw)?;
    if form_key(&form.code) == key { Ok(form) } else { Err(Refusal::Damaged(Damage::OtherKey)) }
}
