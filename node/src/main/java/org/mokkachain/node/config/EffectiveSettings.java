package org.mokkachain.node.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value of every property, and where it comes from. Immutable. */
public final class EffectiveSettings {
    /**
     * The value of one property as it was written.
     *
     * @param texts empty: not set; one text, or several of a list
     */
    public record Setting(Property<?> property, List<String> texts, Origin origin) {
        public Setting {
            texts = List.copyOf(texts);
        }
    }

    private final Path fileDirectory;
    private final Path workingDirectory;
    private final Map<String, Setting> settings;

    /**
     * @param fileDirectory against which paths of the file and of the defaults are resolved
     * @param workingDirectory against which other paths are resolved
     * @param settings by name of property, all of them, in the order of the table
     */
    EffectiveSettings(Path fileDirectory, Path workingDirectory, Map<String, Setting> settings) {
        this.fileDirectory = fileDirectory;
        this.workingDirectory = workingDirectory;
        this.settings = settings;
    }

    /** Every property's value, in the order of the reference. */
    public List<Setting> all() {
        return List.copyOf(settings.values());
    }

    <T> Optional<T> find(Property<T> property) {
        return list(property).stream().findFirst();
    }

    <T> T get(Property<T> property) {
        return find(property)
                .orElseThrow(() -> new ConfigurationException(property.name() + " is not set",
                        "Set it in the file, as " + property.variable() + " or with " + property.flag() + "."));
    }

    <T> List<T> list(Property<T> property) {
        Setting setting = setting(property);
        return setting.texts().stream().map(text -> read(property, text, setting.origin())).toList();
    }

    Path path(Property<Path> property) {
        return absolute(get(property), property);
    }

    Optional<Path> findPath(Property<Path> property) {
        return find(property).map(path -> absolute(path, property));
    }

    /** An error about this property's value, naming value and place. */
    ConfigurationException wrong(Property<?> property, String must) {
        Setting setting = setting(property);
        return wrong(property, String.join(",", setting.texts()), must, setting.origin());
    }

    private Setting setting(Property<?> property) {
        Setting setting = settings.get(property.name());
        if (setting == null) {
            throw new IllegalStateException(property.name() + " is missing in the table of properties");
        }
        return setting;
    }

    private Path absolute(Path path, Property<Path> property) {
        Path base =
                switch (setting(property).origin()) {
                    case Origin.Default standard -> fileDirectory;
                    case Origin.Profile profile -> fileDirectory;
                    case Origin.File file -> fileDirectory;
                    case Origin.Environment environment -> workingDirectory;
                    case Origin.Flag flag -> workingDirectory;
                };
        return base.resolve(path).toAbsolutePath().normalize();
    }

    private static <T> T read(Property<T> property, String text, Origin origin) {
        try {
            return property.reader().read(text);
        } catch (IllegalArgumentException e) {
            throw wrong(property, text, String.valueOf(e.getMessage()), origin);
        }
    }

    private static ConfigurationException wrong(Property<?> property, String text, String must, Origin origin) {
        String remedy = "Allowed: " + property.values() + "; default: " + property.standardText() + ".";
        return new ConfigurationException(property.name() + " = '" + text + "': " + must, origin, remedy);
    }
}
