package org.mokkachain.node.config;

import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the table of properties as Markdown, for the documentation. */
public final class SettingsReference {
    private SettingsReference() {}

    /** One table per section, in the order of {@link Settings#all}. */
    public static String markdown() {
        return Settings.all().stream()
                .map(SettingsReference::section)
                .distinct()
                .map(SettingsReference::sectionTable)
                .collect(Collectors.joining("\n"));
    }

    private static String sectionTable(String section) {
        String rows = Settings.all().stream()
                .filter(property -> section(property).equals(section))
                .map(SettingsReference::row)
                .collect(Collectors.joining());
        String title = section.isEmpty() ? "### General" : "### [" + section + "]";
        return title + "\n\n| property | values | default | meaning |\n|---|---|---|---|\n" + rows;
    }

    private static String row(Property<?> property) {
        String standard = property.standard().map(text -> "`" + text + "`").orElse(property.standardText());
        return "| `" + property.name() + "` | " + property.values() + " | " + standard + " | " + property.doc()
                + " |\n";
    }

    private static String section(Property<?> property) {
        return Optional.of(property.name().indexOf('.'))
                .filter(dot -> dot > 0)
                .map(dot -> property.name().substring(0, dot))
                .orElse("");
    }
}
