package org.mokkachain.node.config;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the table of properties as Markdown, for the documentation. */
public final class SettingsReference {
    private SettingsReference() {}

    /** One table per section, in the order of {@link Settings#all}. */
    public static String markdown() {
        return Settings.all().stream()
                .map(SettingsReference::section)
                .distinct()
                .map(SettingsReference::sectionTable)
                .collect(Collectors.joining("\n"))
                + "\n" + profiles();
    }

    private static String profiles() {
        String rows = Settings.all().stream()
                .filter(property -> Stream.of(NodeProfile.values()).anyMatch(p -> p.find(property.name()).isPresent()))
                .map(SettingsReference::profileRow)
                .collect(Collectors.joining());
        String names = Stream.of(NodeProfile.values())
                .map(profile -> "`" + profile.text() + "`")
                .collect(Collectors.joining(" | "));
        String line = "---|".repeat(NodeProfile.values().length);
        return "### Profiles\n\nDefaults that depend on `profile`; what is set anywhere wins over them.\n\n"
                + "| property | " + names + " |\n|---|" + line + "\n" + rows;
    }

    private static String profileRow(Property<?> property) {
        String cells = Stream.of(NodeProfile.values())
                .map(profile -> profile.find(property.name()).orElse(property.standardText()))
                .map(text -> "`" + text + "`")
                .collect(Collectors.joining(" | "));
        return "| `" + property.name() + "` | " + cells + " |\n";
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
