//! Mark-up inside names: taggers of running text take the tags of a page for words.

/// The mark-up in `name`: a tag or the piece of one.
pub(crate) fn markup(name: &str) -> Option<&str> {
    let start = name.find(['<', '>', '¶'])?;
    let rest = &name[start..];
    if !rest.starts_with('<') {
        let mut from = name[..start].rfind(' ').map_or(0, |blank| blank + 1);
        // The attributes before belong to the same tag.
        while let Some(before) = name[..from].strip_suffix(' ') {
            let word = before.rfind(' ').map_or(0, |blank| blank + 1);
            if !before[word..].contains("='") && !before[word..].starts_with("<a") {
                break;
            }
            from = word;
        }
        return Some(&name[from..]);
    }
    let end = rest.find('>').map_or(rest.len(), |end| end + 1);
    Some(&rest[..end])
}

#[cfg(test)]
mod tests {
    use super::markup;

    #[test]
    fn tags_and_pieces_of_them() {
        for (name, found) in [
            ("Ada <b>Bay</b>", "<b>"),
            ("VELM <a id='par1'", "<a id='par1'"),
            (
                "Velm <a id='par1' href='#par1'>1",
                "<a id='par1' href='#par1'>",
            ),
            ("Velm id='par1' href='#par1'>1", "id='par1' href='#par1'>1"),
            ("Velm ¶1", "¶1"),
        ] {
            assert_eq!(markup(name), Some(found));
        }
        assert_eq!(markup("Ada Bay's ='x"), None);
    }
}
