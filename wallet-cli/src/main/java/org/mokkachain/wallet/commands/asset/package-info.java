/** Issued assets: made, minted, burned, frozen, looked at. */
@NullMarked
package org.mokkachain.wallet.commands.asset;

import org.jspecify.annotations.NullMarked;
