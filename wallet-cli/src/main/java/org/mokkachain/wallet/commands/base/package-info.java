/** What a command is, and how every command reads paths and amounts. */
@NullMarked
package org.mokkachain.wallet.commands.base;

import org.jspecify.annotations.NullMarked;
