package org.mokkachain.wallet.commands.base;

import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Session;

/** One verb. Its options are picocli's; a new object serves each line. */
public interface WalletCommand {
    /** Whether a line without any arguments of its own may be one of this command. */
    default boolean worksAlone() {
        return false;
    }

    /** Whether a mistake in its arguments may be repeated to the person; not where it may be a misplaced secret. */
    default boolean repeatsMistakes() {
        return true;
    }

    /** Does it; what went wrong is thrown, so that every command reports alike. */
    ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException;
}
