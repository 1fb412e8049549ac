//! What is printed, as Markdown.

pub struct Table {
    title: &'static str,
    heads: Vec<&'static str>,
    rows: Vec<String>,
}

impl Table {
    pub fn new(title: &'static str, heads: &[&'static str]) -> Self {
        Self { title, heads: heads.to_vec(), rows: Vec::new() }
    }

    pub fn row(&mut self, cells: &[&str]) {
        assert_eq!(cells.len(), self.heads.len(), "a cell for each head");
        self.rows.push(cells.join(" | "));
    }

    pub fn print(&self) {
        // Only the first column has words in it.
        let numbers = "---:|".repeat(self.heads.len() - 1);
        println!("### {}\n\n| {} |\n|---|{numbers}", self.title, self.heads.join(" | "));
        for row in &self.rows {
            println!("| {row} |");
        }
        println!();
    }
}
