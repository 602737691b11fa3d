package org.mokkachain.wallet.session;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Times;

/**
 * The options of every command that a line gives, with their values; those without a value have an empty one.
 */
public record GlobalOptions(Map<GlobalOption, String> given) {
    public GlobalOptions {
        given = Collections.unmodifiableMap(new EnumMap<>(given));
    }

    public boolean has(GlobalOption option) {
        return given.containsKey(option);
    }

    /** What was given here, over what applied before. */
    public Settings over(Settings before) throws Failure {
        Optional<String> directory = value(GlobalOption.WALLET_DIR);
        Optional<String> passwordFile = value(GlobalOption.PASSWORD_FILE);
        Optional<String> timeout = value(GlobalOption.TIMEOUT);
        return new Settings(
                value(GlobalOption.NODE).or(before::node),
                directory.isPresent() ? path(directory.get()) : before.directory(),
                value(GlobalOption.FROM).or(before::from),
                passwordFile.isPresent() ? Optional.of(path(passwordFile.get())) : before.passwordFile(),
                timeout.isPresent() ? Times.parse(timeout.get()) : before.timeout(),
                has(GlobalOption.YES) || before.yes(),
                !has(GlobalOption.NO_WAIT) && before.awaitsFinality(),
                has(GlobalOption.JSON) || before.json(),
                has(GlobalOption.OFFLINE) || before.offline(),
                has(GlobalOption.LINEARIZABLE) || before.linearizable());
    }

    private Optional<String> value(GlobalOption option) {
        return Optional.ofNullable(given.get(option));
    }

    private static Path path(String text) throws Failure {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Failure.usage("'" + text + "' is not a path: " + e.getReason(), "Correct it.");
        }
    }
}
