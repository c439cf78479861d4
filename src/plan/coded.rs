//! Enums whose variants have code names in records and files: built-in forms, fields of projects, texts and columns of
//! sheets, figures and rates of rules, texts of records and ways of counting them; and in imported files, kinds of rows
//! and columns, questions about a sheet, and a user's answers. Reasons and questions have their codes beside them, too.

/// Defines an enum of choices from one list of its variants with their codes.
macro_rules! coded {
    ($(#[$meta:meta])* $name:ident { $($(#[$of:meta])* $variant:ident: $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$of])* $variant,)+ }

        impl $name {
            /// All variants in the order in which they are offered and listed.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code name in records and files.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The variant with that code name; `None` if there is none.
            pub fn with_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

/// Defines an enum of reasons or questions from one list of its variants with their stable codes.
macro_rules! with_codes {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$of:meta])* $variant:ident $({ $($fields:tt)* })? $(($($tuple:tt)*))?: $code:literal,)+
    }) => {
        $(#[$meta])*
        pub enum $name { $($(#[$of])* $variant $({ $($fields)* })? $(($($tuple)*))?,)+ }

        impl $name {
            /// The stable code (`IN-101` and so on), for tests and support mails.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code,)+ }
            }
        }
    };
}

pub(crate) use {coded, with_codes};
