#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| coinw_errors_fuzz::spec(input));
