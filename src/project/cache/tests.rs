use std::fs;

use super::*;
use crate::rules::Code;

/// A file of settings in a folder that is gone when the test ends.
struct Settings(PathBuf);

impl Settings {
    fn new(name: &str, text: &str) -> Self {
        let folder = format!("glossator-cache-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let settings = Self(folder.join("glossator.toml"));
        settings.write(text);
        settings
    }

    fn write(&self, text: &str) {
        fs::write(&self.0, text).unwrap();
    }

    fn write_beside(&self, name: &str, text: &str) {
        fs::write(self.0.with_file_name(name), text).unwrap();
    }
}

impl Drop for Settings {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.0.parent().unwrap());
    }
}

fn is_off(project: &Project) -> bool {
    !project.rules_for(None).is_on(Code::Whitespace)
}

#[test]
fn settings_are_read_once_while_they_stay() {
    let settings = Settings::new("once", "");
    let cache = Cache::default();
    assert_eq!(cache.look_at(&settings.0), SettingsChange::Some);
    let (first, before) = (cache.at(&settings.0).unwrap(), cache.generation());
    assert_eq!(cache.look_at(&settings.0), SettingsChange::None);
    assert!(Arc::ptr_eq(&first, &cache.load(&settings.0)));
    assert_eq!(cache.generation(), before);
    settings.write("[rules]\nwhitespace = \"off\"\n");
    assert_eq!(cache.look_at(&settings.0), SettingsChange::Some);
    let now = cache.at(&settings.0).unwrap();
    assert!(!is_off(&first) && is_off(&now) && cache.generation() > before);
}

#[test]
fn what_changed_settings_name_is_read_when_it_is_asked_for_and_told_once() {
    let settings = Settings::new("changed", "gazetteers = [\"names.txt\"]\n");
    settings.write_beside("names.txt", "PER\tIda Ek\n");
    let cache = Cache::default();
    cache.look_at(&settings.0);
    let files = |project: &Project| project.resources().gazetteers().len();
    assert_eq!(files(&cache.at(&settings.0).unwrap()), 0);
    let changed = cache.take_changed();
    assert_eq!(
        changed
            .iter()
            .map(|project| files(project))
            .collect::<Vec<_>>(),
        [1]
    );
    assert!(Arc::ptr_eq(&changed[0], &cache.at(&settings.0).unwrap()));
    assert!(cache.take_changed().is_empty());
}

#[test]
fn settings_that_break_leave_those_of_before_in_force() {
    let off = "[rules]\nwhitespace = \"off\"\n";
    let settings = Settings::new("broken", off);
    let cache = Cache::default();
    cache.look_at(&settings.0);
    settings.write("[rules\n");
    cache.look_at(&settings.0);
    let broken = cache.at(&settings.0).unwrap();
    assert!(!broken.is_understood() && is_off(&broken));
    assert!(cache.begin_reporting(&settings.0) && !cache.begin_reporting(&settings.0));
    cache.end_reporting(&settings.0);
    assert!(cache.begin_reporting(&settings.0));
}

#[test]
fn what_stands_in_the_editor_is_another_project_until_it_is_saved() {
    let settings = Settings::new("written", "");
    let cache = Cache::default();
    let loaded = cache.load(&settings.0);
    let off = "[rules]\nwhitespace = \"off\"\n";
    assert!(Arc::ptr_eq(
        &loaded,
        &cache.written(&settings.0, &Text::from(""))
    ));
    assert!(is_off(&cache.written(&settings.0, &Text::from(off))));
    assert!(!is_off(&cache.at(&settings.0).unwrap()));
}

#[test]
fn settings_that_are_gone_are_forgotten() {
    let (kept, gone) = (Settings::new("kept", ""), Settings::new("gone", ""));
    let cache = Cache::default();
    cache.load(&kept.0);
    cache.load(&gone.0);
    let before = cache.generation();
    fs::remove_file(&gone.0).unwrap();
    assert_eq!(cache.take_gone(), std::slice::from_ref(&gone.0));
    assert!(cache.at(&gone.0).is_none() && cache.all().len() == 1);
    assert!(cache.generation() > before);
}
