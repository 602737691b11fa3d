package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.List;
import java.util.Optional;

/**
 * An invitation to the network; {@code GET /v1/invitation}.
 *
 * @param invitation the text for {@code mokka join}; absent if no node is known that others could dial
 * @param network name of the network
 * @param genesisHash its fingerprint
 * @param digits the same for the telephone
 * @param height of the last block
 * @param peers the nodes that are named in it
 * @param notes what whoever invites should know: a sentence each
 */
@JsonClassDescription("What somebody needs to join the network")
public record InvitationInfo(
        Optional<String> invitation,
        String network,
        @Form(Form.HASH) String genesisHash,
        String digits,
        long height,
        List<NamedNode> peers,
        List<String> notes) {
    public InvitationInfo {
        peers = List.copyOf(peers);
        notes = List.copyOf(notes);
    }

    /**
     * A node that is named.
     *
     * @param address {@code mokka://KEY@HOST:PORT}
     */
    @JsonClassDescription("A node that an invitation names")
    public record NamedNode(String name, String address) {}
}
