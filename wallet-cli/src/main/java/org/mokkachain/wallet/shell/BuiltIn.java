package org.mokkachain.wallet.shell;

import java.util.List;
import org.mokkachain.api.model.ExitCode;

/** A word that only the shell knows. */
interface BuiltIn {
    /** Does it; what goes wrong is reported. */
    ExitCode run(List<String> arguments);
}
