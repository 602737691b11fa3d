package org.mokkachain.wallet.commands.tx;

import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.wallet.commands.base.Amounts;
import org.mokkachain.wallet.commands.sending.Deed;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Names.Party;
import org.mokkachain.wallet.session.Session;

/** A look at who gets something. */
final class Recipients {
    private Recipients() {}

    /** Warns where the chain has never seen the account. */
    static void warn(Session session, Party recipient, Deed deed) throws Failure, MokkaClientException {
        if (recipient.own() || session.settings().offline()) {
            return;
        }
        if (Amounts.isUnused(session.client().account(recipient.text()))) {
            deed.warning("First-time recipient: the chain has never seen this account. Is the address right?");
        }
    }
}
