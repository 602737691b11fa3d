package org.mokkachain.node.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.node.config.EffectiveSettings.Setting;

/** Collects the settings from file, environment and flags. Every error is a {@link ConfigurationException}. */
public final class ConfigurationLoader {
    /** Holds the password of the node key; not a setting, so that it is never shown. */
    public static final String PASSWORD_VARIABLE = "MOKKA_KEY_PASSWORD";

    private static final String PREFIX = "MOKKA_";

    private final Path workingDirectory;
    private final Map<String, String> environment;
    private final Map<String, String> flags;

    /**
     * @param workingDirectory of the process
     * @param environment all environment variables; those that do not begin with MOKKA_ are ignored
     * @param flags by name of property; a list is written with commas
     */
    public ConfigurationLoader(Path workingDirectory, Map<String, String> environment, Map<String, String> flags) {
        this.workingDirectory = workingDirectory.toAbsolutePath();
        this.environment = Map.copyOf(environment);
        this.flags = Map.copyOf(flags);
    }

    /** Reads {@code file} and puts environment and flags above it. */
    public EffectiveSettings load(Path file) {
        Path absolute = workingDirectory.resolve(file).normalize();
        return merge(absolute, TomlFile.read(file, text(file, absolute)));
    }

    private EffectiveSettings merge(Path file, Map<String, TomlFile.Entry> entries) {
        entries.forEach((name, entry) -> checkEntry(name, entry));
        checkEnvironment();
        checkFlags();
        NodeProfile profile = profile(entries);
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (Property<?> property : Settings.all()) {
            settings.put(property.name(), effective(property, entries, profile));
        }
        Path directory = Optional.ofNullable(file.getParent()).orElse(workingDirectory);
        return new EffectiveSettings(directory, workingDirectory, settings);
    }

    private NodeProfile profile(Map<String, TomlFile.Entry> entries) {
        Setting setting = effective(Settings.PROFILE, entries, NodeProfile.VALIDATOR);
        return new EffectiveSettings(workingDirectory, workingDirectory, Map.of(Settings.PROFILE.name(), setting))
                .get(Settings.PROFILE);
    }

    private Setting effective(Property<?> property, Map<String, TomlFile.Entry> entries, NodeProfile profile) {
        String flag = flags.get(property.name());
        if (flag != null) {
            return new Setting(property, property.split(flag), new Origin.Flag(property.flag()));
        }
        String variable = environment.get(property.variable());
        if (variable != null) {
            return new Setting(property, property.split(variable), new Origin.Environment(property.variable()));
        }
        TomlFile.Entry entry = entries.get(property.name());
        return entry != null ? new Setting(property, entry.texts(), entry.origin()) : standard(property, profile);
    }

    private static Setting standard(Property<?> property, NodeProfile profile) {
        return profile.find(property.name())
                .map(text -> new Setting(property, List.of(text), new Origin.Profile(profile)))
                .orElseGet(() -> new Setting(property, property.standard().stream().toList(), new Origin.Default()));
    }

    private static void checkEntry(String name, TomlFile.Entry entry) {
        Property<?> property = Settings.find(name)
                .orElseThrow(() -> new ConfigurationException("there is no setting '" + name + "'", entry.origin(),
                        suggestion(name, names(), "docs/configuration.md lists all settings.")));
        if (property.shape() != entry.shape()) {
            throw new ConfigurationException(name + " must be " + property.shape().written(), entry.origin(),
                    "Allowed: " + property.values() + "; default: " + property.standardText() + ".");
        }
    }

    /** Other programs have variables of this prefix too; refused is what can only have been meant for us. */
    private void checkEnvironment() {
        List<String> variables = Settings.all().stream().map(Property::variable).toList();
        for (String variable : environment.keySet().stream().sorted().toList()) {
            boolean known = variables.contains(variable) || variable.equals(PASSWORD_VARIABLE);
            if (variable.startsWith(PREFIX) && !known && isMeantForUs(variable, variables)) {
                throw new ConfigurationException("there is no setting for the environment variable " + variable,
                        suggestion(variable, variables, "docs/configuration.md lists all settings."));
            }
        }
    }

    private static boolean isMeantForUs(String variable, List<String> variables) {
        return sections().stream().anyMatch(section -> variable.startsWith(PREFIX + section + "_"))
                || variables.stream().anyMatch(known -> Nearest.distance(variable, known) == 1);
    }

    private void checkFlags() {
        for (String name : flags.keySet()) {
            if (Settings.find(name).isEmpty()) {
                throw new ConfigurationException("there is no setting '" + name + "'",
                        suggestion(name, names(), "docs/configuration.md lists all settings."));
            }
        }
    }

    private static List<String> names() {
        return Settings.all().stream().map(Property::name).toList();
    }

    private static List<String> sections() {
        return Settings.all().stream()
                .filter(property -> property.name().contains("."))
                .map(property -> property.name().substring(0, property.name().indexOf('.')).toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static String suggestion(String wrong, List<String> candidates, String otherwise) {
        return Nearest.to(wrong, candidates).map(best -> "Did you mean " + best + "?").orElse(otherwise);
    }

    private static String text(Path shown, Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("the configuration file does not exist", shown,
                    "Check the path after --config; 'mokka devnet' makes a complete example.");
        } catch (AccessDeniedException e) {
            throw new ConfigurationException("the configuration file may not be read", shown,
                    "Give this user the right to read it.");
        } catch (CharacterCodingException e) {
            throw new ConfigurationException("the configuration file is not UTF-8 text", shown,
                    "Save it as UTF-8.");
        } catch (IOException e) {
            throw new ConfigurationException("the configuration file cannot be read: " + e.getMessage(), shown,
                    "Check that it is a file.");
        }
    }
}
