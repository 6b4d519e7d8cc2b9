# IO::Socket::Socks asks for BIND; whoever plays the peer calls the bound port.
# perl bind.pl PROXYHOST PROXYPORT VERSION
use strict;
use warnings;
use IO::Socket::INET;
use IO::Socket::Socks;

$| = 1;
alarm 20;
my ($host, $port, $version) = @ARGV;
my $client = IO::Socket::Socks->new(
    ProxyAddr => $host, ProxyPort => $port, SocksVersion => $version,
    BindAddr => '127.0.0.1', BindPort => 21,
) or die "bind: $IO::Socket::Socks::SOCKS_ERROR\n";
my ($bound_host, $bound_port) = $client->dst;
my $peer = IO::Socket::INET->new(PeerAddr => $bound_host, PeerPort => $bound_port) or die "peer: $!\n";
print $peer "from the peer\n";
$peer->flush;
my $accepted = $client->accept or die "accept: $IO::Socket::Socks::SOCKS_ERROR\n";
my (undef, $peer_port) = $client->dst;
print 'the peer is the one that came: ', ($peer_port == $peer->sockport ? 'true' : 'false'), "\n";
print 'the client got: ', scalar <$accepted>;
print $accepted "from the client\n";
$accepted->flush;
print 'the peer got: ', scalar <$peer>;
