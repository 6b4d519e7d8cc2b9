/** The groups in a ticket of Active Directory: its privilege attribute certificate, MS-PAC. */
@NullMarked
package io.sallyport.auth.gssapi.pac;

import org.jspecify.annotations.NullMarked;
