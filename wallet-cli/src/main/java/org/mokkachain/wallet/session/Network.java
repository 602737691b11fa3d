package org.mokkachain.wallet.session;

import java.util.Optional;
import org.mokkachain.api.model.Status;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;
import org.mokkachain.wallet.directory.PinnedNetwork;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.api.model.ExitCode;

/**
 * The network that a command works with.
 *
 * @param identity what does not change
 * @param status the answer of the asked node; empty if none may be asked
 */
public record Network(PinnedNetwork identity, Optional<Status> status) {
    /** Reads a node's answer; refused if it does not make sense. */
    static Network of(Status status) throws Failure {
        try {
            Network network = new Network(
                    new PinnedNetwork(
                            status.network(),
                            Hash.fromHex(status.chainId()),
                            new AddressFormat(status.addressPrefix())),
                    Optional.of(status));
            minFee(status);
            return network;
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    ExitCode.CANNOT_CONNECT,
                    "not_a_node",
                    "the node's status is not understood: " + e.getMessage(),
                    "Check that --node names a Mokka node of this version.");
        }
    }

    private static Amount minFee(Status status) {
        return Amount.of(Long.parseLong(status.minFee()));
    }

    /** Least fee, base units of the native asset; refused where no node is asked. */
    public Amount minFee() throws Failure {
        if (status.isEmpty()) {
            throw Failure.usage("offline nobody says what the least fee is", "Add --fee, as in --fee \"0.001 MOKKA\".");
        }
        return minFee(status.get());
    }

    public Hash chainId() {
        return identity.chainId();
    }

    public AddressFormat addresses() {
        return identity.addresses();
    }

    /** Refuses a wallet that belongs elsewhere. */
    void require(Optional<PinnedNetwork> pinned, String directory) throws Failure {
        if (pinned.isPresent() && !pinned.get().chainId().equals(chainId())) {
            throw Failure.configuration(
                    "other_network",
                    "this wallet (" + directory + ") belongs to the network " + pinned.get().label()
                            + ", the node to " + identity.label(),
                    "Use --node for a node of that network, or --wallet-dir for a wallet of this one. If the network"
                            + " was started anew on purpose, delete " + directory + "/network.");
        }
    }
}
