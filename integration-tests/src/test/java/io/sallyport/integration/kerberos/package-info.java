/** The gateway with method gssapi, against tickets and clients of Kerberos implementations that nobody here wrote. */
package io.sallyport.integration.kerberos;
