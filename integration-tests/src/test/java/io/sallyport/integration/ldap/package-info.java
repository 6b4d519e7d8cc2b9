/** The gateway with real directories: OpenLDAP and a Samba Active Directory domain controller. */
package io.sallyport.integration.ldap;
