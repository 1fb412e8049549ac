//! The macro as a program: reads the path of a guide, and does what the attribute would. With a second argument it prints the
//! expansion.

#![forbid(unsafe_code)]

use coinw_errors_expander::expand;
use quote::quote;

fn main() {
    let guide = std::env::args().nth(1).expect("the path of a guide");
    let expansion = expand::error_guide(
        quote!(#guide, matcher = code),
        &quote! {
            /// The codes.
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum ErrorCode {}
        },
    );
    if std::env::args().nth(2).is_some() {
        println!("{expansion}");
    }
}
