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
 * The network that the asked node belongs to.
 *
 * @param identity what does not change
 * @param minFee least fee, base units of the native asset
 * @param status the node's answer as a whole
 */
public record Network(PinnedNetwork identity, Amount minFee, Status status) {
    /** Reads a node's answer; refused if it does not make sense. */
    static Network of(Status status) throws Failure {
        try {
            return new Network(
                    new PinnedNetwork(
                            status.network(),
                            Hash.fromHex(status.chainId()),
                            new AddressFormat(status.addressPrefix())),
                    Amount.of(Long.parseLong(status.minFee())),
                    status);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    ExitCode.CANNOT_CONNECT,
                    "not_a_node",
                    "the node's status is not understood: " + e.getMessage(),
                    "Check that --node names a Mokka node of this version.");
        }
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
