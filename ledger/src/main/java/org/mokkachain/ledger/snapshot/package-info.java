/**
 * Snapshot sync: how a node takes over the state at a recent final height from several peers instead of executing every
 * block. The state comes in subtrees of the state tree, each checked against the hash that the tree above it names, up
 * to the state root of a header proved final from the genesis on. Nobody has to be trusted, and what was fetched stays
 * good for a later snapshot wherever the hash is the same. Pure: times and peers come in as inputs, requests and chunks
 * go out as effects. See {@code docs/protocol/sync.md}.
 */
@NullMarked
package org.mokkachain.ledger.snapshot;

import org.jspecify.annotations.NullMarked;
