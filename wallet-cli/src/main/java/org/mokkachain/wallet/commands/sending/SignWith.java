package org.mokkachain.wallet.commands.sending;

import java.util.List;
import picocli.CommandLine.Option;

/** Which accounts of this wallet sign: the option of every command that signs. */
public final class SignWith {
    @Option(
            names = "--sign-with",
            paramLabel = "ACCOUNT",
            description = "Account of this wallet whose key signs; once for each (default: as few as suffice).")
    private List<String> accounts = List.of();

    /** Names or addresses, as the person wrote them; none if the wallet is to choose. */
    public List<String> accounts() {
        return List.copyOf(accounts);
    }
}
