/** What accounts lay down on the chain: notarised documents and entries of data. */
@NullMarked
package org.mokkachain.wallet.commands.data;

import org.jspecify.annotations.NullMarked;
