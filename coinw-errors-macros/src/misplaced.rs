//! A derive above the attribute.
//!
//! The compiler has then derived for an enum without variants and dropped the derive, so that only the source file still shows it.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::args;

/// Whether a derive stands above the attribute that begins there; both are counted from 1.
pub fn derive_above(source: &str, line: usize, column: usize) -> bool {
    ends_with_derive(before(source, line, column))
}

/// What to do about it. The enum stays without variants, as the derives have seen it.
pub fn error(item: TokenStream) -> TokenStream {
    let message = "a derive above `#[error_guide(…)]` sees the enum before it has variants: write `#[derive(…)]` below it";
    let error = syn::Error::new(Span::call_site(), message).into_compile_error();
    let item = args::bare(item);
    quote!(#error #item)
}

/// The text before a place, both counted from 1.
fn before(source: &str, line: usize, column: usize) -> &str {
    let lines = source.split_inclusive('\n').take(line.saturating_sub(1));
    let start = lines.map(str::len).sum::<usize>();
    source.get(..start.saturating_add(column.saturating_sub(1))).unwrap_or_default()
}

/// Whether a derive is among the attributes and comments that the text ends with.
fn ends_with_derive(text: &str) -> bool {
    let mut text = text.trim_end();
    loop {
        let line = text.rsplit('\n').next().unwrap_or_default().trim_start();
        let is_comment = line.starts_with("//");
        let start = if is_comment { text.len().checked_sub(line.len()) } else { attribute_start(text) };
        let Some((before, last)) = start.and_then(|start| text.split_at_checked(start)) else { return false };
        let is_derive = |attribute: &str| {
            let words = attribute.split(|character: char| !character.is_alphanumeric() && character != '_');
            words.filter(|word| !word.is_empty()).take(8).any(|word| word == "derive")
        };
        if !is_comment && is_derive(last) {
            return true;
        }
        text = before.trim_end();
    }
}

/// Where the attribute begins that ends with the text.
fn attribute_start(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices().rev() {
        match character {
            ']' => depth = depth.saturating_add(1),
            '[' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return text
                .get(..at)
                .filter(|before| before.ends_with('#'))
                .map(|before| before.len().saturating_sub(1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derive_above_is_found_among_attributes_and_comments() {
        for text in [
            "#[derive(Debug)]\n",
            "use x;\n\n/// Docs.\n#[derive(Debug, Clone)] ",
            "#[derive(\n    Debug,\n    Clone,\n)]\n/// Docs with ].\n#[must_use = \"a\"]\n// Why.\n",
            "#[cfg_attr(all(), derive(Debug))]\n#[allow(x)]\n",
            "#[::core::prelude::v1::derive(Debug)]\n",
        ] {
            assert!(ends_with_derive(text), "{text}");
        }
    }

    #[test]
    fn what_stands_above_and_is_no_derive_of_the_enum_is_not_found() {
        for text in [
            "",
            "mod x {\n    ",
            "/// derive(Debug)\n",
            "#[doc = \"x\"]\n",
            "#[derive(Debug)]\nstruct S;\n\n/// Docs.\n#[allow(x)]\n",
            "let derive = [1];\n",
            "]\n",
        ] {
            assert!(!ends_with_derive(text), "{text}");
        }
    }

    #[test]
    fn a_place_is_counted_from_one() {
        assert_eq!(before("ab\ncd\nef", 2, 2), "ab\nc");
        assert_eq!(before("ab", 1, 1), "");
        assert_eq!(before("ab", 9, 9), "");
    }
}
