# Basic Paxos：节点为什么这样做，以及它们所知道的各项内容的名称。只写 § 的，指论文
# 《Paxos Made Simple》的章节；“讲义”指课堂讲义，后面是其中的规则。

paxos-basic = Basic Paxos
    .summary = 提议者、接受者和学习者共同选定一个值：多数接受者在同一个编号下接受了的值，无论发生什么都不再改变。

## 启动

paxos-basic-started = { $node } 启动。
    .rule = 接受者许诺过什么、接受过什么，提议者最后用过哪个编号，都在磁盘上。其余的要重新了解。
    .section = §2.5；讲义：Prepare、Accept
paxos-basic-started_proposing = { $node } 启动时正在提议 { $value }。
    .rule = 这次运行从故事的中途开始。如果提案迟迟没有结果，就换一个更大的编号再试。
    .section = §2.4
paxos-basic-role_lacking = { $sender } 的这条消息与 { $node } 无关：它不是{ $role ->
        [proposer] 提议者
        [acceptor] 接受者
       *[learner] 学习者
    }。
    .rule = 提议者、接受者、学习者是三种角色。一台机器可以身兼三职，也可以各由专门的机器担任。
    .section = §2.1；讲义：角色

## 客户端

paxos-basic-request_taken = { $node } 替 { $client } 提议 { $value }。
    .rule = 提议者可以有任意多个，各提各的值。最后选定哪一个，由两个阶段来决定。
    .section = §2.1
paxos-basic-request_joined = { $node } 正忙于提议 { $own }：想要 { $value } 的 { $client } 只能等待选定的结果。
    .rule = 只会选定一个值。无论这个值是谁提的，来问的都得到它。
    .section = §2
paxos-basic-request_repeated = { $node } 已经收到过 { $client } 的请求 { $serial }，正在处理。
    .rule = 同一个请求可能来两次。等值选定之后，就会答复客户端。
    .section = §2.1
paxos-basic-request_misplaced = { $node } 不是提议者，让 { $client } 去找 { $proposer }。
    .rule = 只有提议者受理请求。
    .section = §2.1；讲义：角色
paxos-basic-request_redirected = { $node } 把提议的事让给 { $proposer }，让 { $client } 去那里。
    .rule = 只由一个特定的提议者来尝试，就没有谁会抢先谁，事情才有进展。
    .section = §2.4；讲义：提议者对决
paxos-basic-stepped_in = { $client } 又来找 { $node }，看来 { $proposer } 已经停了：{ $node } 自己来提议。
    .rule = 特定的提议者只关系到进展。即使两个都自以为是它，也只会耽误时间，不会选错。
    .section = §2.4、§2.5
paxos-basic-answered_at_once = { $node } 知道已经选定了 { $value }：它立刻告诉 { $client }，并再告诉所有学习者一遍。
    .rule = 选定的值不再改变。当时停机的、没有收到 Learn 的学习者，现在也知道了。
    .section = §2.3
paxos-basic-client_answered = { $node } 告诉 { $client }：选定的是 { $value }。
    .rule = 客户端得到的是选定的值，不一定是它想要的那个。
    .section = §2.3

## 第一阶段

paxos-basic-prepare_sent = { $node } 想提议 { $value }，以新编号 { $id } 请所有接受者许诺。
    .rule = 阶段 1a。编号大于提议者所知道的一切编号；自己最后用过的编号存在磁盘上，所以没有哪个编号会用两次。编号里带着地址，不会与别人的相同。
    .section = §2.2、§2.5；讲义：ProposalID、Prepare
paxos-basic-retried = { $node } 等得够久了：第 { $attempt } 次尝试。
    .rule = 可能是消息丢了，也可能是别的提议者更快，它无从知道。换更大的编号没有害处，最多花些时间。
    .section = §2.4
paxos-basic-promise_given = { $node } 向 { $proposer } 许诺：编号小于 { $id } 的一概不再接受。它至今没有接受过什么。
    .rule = 阶段 1b。这个编号大于此前许诺过的一切编号。许诺先写进磁盘，答复才发出，所以崩溃也不会使它食言。
    .section = §2.2（P1a）、§2.5；讲义：第一个许诺
paxos-basic-promise_given_with_value = { $node } 向 { $proposer } 许诺：编号小于 { $id } 的一概不再接受；并告诉它，自己在 { $accepted } 之下接受过 { $value }。
    .rule = 阶段 1b。答复里带着它接受过的编号最大的提案，选定的可能就是它。许诺先写进磁盘，答复才发出。
    .section = §2.2（P1a）、§2.5；讲义：Prepare、第一个许诺
paxos-basic-prepare_ignored = { $node } 不答复 { $proposer }：它已经许诺了 { $promised }，而 { $id } 并不更大。
    .rule = 第一个许诺：编号小于或等于已许诺编号的 Prepare，不予答复。对方从沉默中自会明白。
    .section = §2.2（P1a）；讲义：第一个许诺
paxos-basic-prepare_refused = { $node } 拒绝 { $proposer }：它已经许诺了 { $promised }，而 { $id } 并不更大。
    .rule = 沉默就够了。拒绝的好处是马上告知已许诺的编号，提议者不必等待，就能用更大的编号再试。
    .section = §2.5；讲义：第一个许诺、拒绝
paxos-basic-prepare_repeated = { $node } 已经答复过 { $proposer } 的 Prepare { $id }。
    .rule = 第一个许诺说的是“小于或等于”：同一个 Prepare 来两次，只答复一次。
    .section = §2.2（P1a）；讲义：第一个许诺
paxos-basic-promise_counted = { $node } 需要 { $needed } 个许诺，已有 { $count } 个：{ $acceptor } 没有接受过什么。
    .rule = 有了多数派的许诺，过去就有了定论：在这个编号之下，凡是这个多数派不知道的值，再也不可能被选定。
    .section = §2.2；讲义：选值规则
paxos-basic-promise_counted_with_value = { $node } 需要 { $needed } 个许诺，已有 { $count } 个：{ $acceptor } 在 { $accepted } 之下接受过 { $value }。
    .rule = 有接受者接受过的值，可能已经被选定，不能视而不见。
    .section = §2.2；讲义：选值规则
paxos-basic-promise_unused = { $acceptor } 对 { $id } 的许诺，{ $node } 已经用不上了。
    .rule = 一个许诺只计一次，而且只算给正在准备的编号。可能多数派已经答复，也可能提议者已经换了编号。
    .section = §2.2

## 选值规则

paxos-basic-choice_free = { $node } 可以自由选值：它以 { $id } 请所有接受者接受自己的 { $value }。
    .rule = 阶段 2a。多数派的答复里都没有接受过的提案，说明还没有选定什么，而且在这个编号之下再也不可能选定什么。只有这时，值才是自由的。
    .section = §2.2（P2c）；讲义：选值规则
paxos-basic-choice_forced = { $node } 改提 { $value }：答复中编号最大的是 { $acceptor } 的 { $accepted }。它以 { $id } 请所有接受者接受 { $value }。
    .rule = 阶段 2a。如果已经选定过值，那一定是多数派所知编号最大的提案的值。所以提议者放下自己想要的（{ $own }），改提这个值。
    .section = §2.2（P2c）；讲义：选值规则

## 第二阶段

paxos-basic-accepted = { $node } 接受 { $proposer } 的 { $value }，编号 { $id }。
    .rule = 阶段 2b。没有许诺禁止它。编号和值先写进磁盘，再告诉提议者和学习者；接受一个编号，也就许诺了这个编号。
    .section = §2.2（P1a）、§2.3、§2.5；讲义：Accept
paxos-basic-accepted_again = { $node } 早已在 { $id } 之下接受了 { $value }，再答复一遍。
    .rule = 同一个 Accept 来了两次。重复答复没有害处：一个接受者只计一次。
    .section = §2.2；讲义：Accept
paxos-basic-accept_ignored = { $node } 不理会 { $proposer } 的 Accept：它已经许诺了 { $promised }，而 { $id } 更小。
    .rule = 第二个许诺：编号小于已许诺编号的 Accept，不予答复。别人的第一阶段抢在了这个第二阶段之前，{ $proposer } 从沉默中自会明白。
    .section = §2.2（P1a）、§2.4；讲义：第二个许诺、提议者对决
paxos-basic-accept_refused = { $node } 拒绝 { $proposer } 的 Accept：它已经许诺了 { $promised }，而 { $id } 更小。
    .rule = 第二个许诺：小于已许诺编号的一概不接受。别人的第一阶段抢在了这个第二阶段之前，拒绝使对方马上知道。
    .section = §2.2（P1a）、§2.4；讲义：第二个许诺、拒绝
paxos-basic-accept_counted = 要在 { $id } 之下选定 { $value }，需要 { $needed } 个接受者，{ $node } 已知 { $count } 个：{ $acceptor } 是其中之一。
    .rule = 多数派在同一个编号下接受了一个值，它就被选定了。每个编号单独计数。
    .section = §2.2、§2.3；讲义：Accept
paxos-basic-accept_unused = { $acceptor } 接受 { $id } 的消息，{ $node } 用不上了。
    .rule = 它已经知道选定的值，或者已经计过这个接受者，或者既不是学习者，也不是这个提案的提议者。
    .section = §2.3
paxos-basic-overtaken_tries_again = { $node } 放弃 { $id }：{ $acceptor } 已经许诺了 { $promised }。它马上再试。
    .rule = 编号小于许诺的提案，在那里已无希望。没有退避，下一次尝试就紧跟着来，反过来又可能抢在对方之前。
    .section = §2.4、§2.5；讲义：提议者对决
paxos-basic-overtaken_waits = { $node } 放弃 { $id }：{ $acceptor } 已经许诺了 { $promised }。它先等一段随机的时间。
    .rule = 两个提议者你抢我、我抢你，谁也成不了。随机的等待一次比一次可能更长，总会让其中一个先通过。
    .section = §2.4、§2.5；讲义：提议者对决
paxos-basic-nack_unused = { $acceptor } 因 { $promised } 而拒绝 { $id }，但 { $node } 早已放弃这个编号，或者已经完成。
    .rule = 拒绝只对当前的编号有意义。提议者会记住那个更大的编号，下次再试时用得上。
    .section = §2.5

## 学习

paxos-basic-value_chosen = 选定了 { $value }：{ $node } 知道有 { $count } 个接受者在 { $id } 之下接受了它。
    .rule = 多数派已经接受了它。从此无论谁去问哪个多数派，都会遇到这个值，也只能再提议它。
    .section = §2.2、§2.3；讲义：Accept
paxos-basic-value_learned = { $node } 得知选定的值：{ $value }。
    .rule = 多数派在同一个编号下接受了一个值，或者知情者说它已选定，学习者就认定它。
    .section = §2.3；讲义：Accept
paxos-basic-learn_sent = { $node } 告诉所有学习者：选定的是 { $value }。
    .rule = 接受者说的话，有的学习者可能没有听到。
    .section = §2.3
paxos-basic-learn_known = { $node } 早已得知 { $value }，{ $proposer } 说的不是新消息。
    .rule = 值只需得知一次。
    .section = §2.3

## 状态

paxos-basic-field-roles = 角色
    .help = 这个节点担任什么：提议者、接受者、学习者。
paxos-basic-field-promised = 许诺
    .help = 接受者：它答复过的最大编号。小于或等于它的 Prepare、小于它的 Accept，都不再答复。
paxos-basic-field-accepted = 已接受
    .help = 接受者：它接受过的编号最大的提案，连同它的值。
paxos-basic-field-last_id = 最后的编号
    .help = 提议者：它最后用过的编号。存在磁盘上，所以没有哪个会用两次。
paxos-basic-field-phase = 阶段
    .help = 提议者：空闲（idle）、等待许诺（prepare）、等待接受（accept），或者完成（done）。
paxos-basic-field-proposal = 提案
    .help = 提议者：当前提案的编号。
paxos-basic-field-value = 值
    .help = 提议者：它现在提议的值；完成之后，是选定的值。
paxos-basic-field-promises = 得到的许诺
    .help = 提议者：哪些接受者答复了它的 Prepare，各自接受过什么。
paxos-basic-field-accepts = 得到的接受
    .help = 提议者：哪些接受者接受了它当前的提案。
paxos-basic-field-attempts = 尝试次数
    .help = 提议者：它为这个值用过几个编号。
paxos-basic-field-seen = 见过的编号
    .help = 提议者：从拒绝中得知的最大编号。
paxos-basic-field-clients = 等待的客户端
    .help = 提议者：等待选定结果的客户端，连同各自请求的序号。
paxos-basic-field-redirected = 转走的请求
    .help = 提议者，有特定提议者时：每个客户端被转到那里的最后一个请求。同一个请求再来，就说明那里好像停了。
paxos-basic-field-learned = 得知的值
    .help = 学习者：选定的值，知道了才有。
paxos-basic-field-tally = 计数
    .help = 就这个节点所知，每个编号有谁接受了。一个编号得到多数派，就是选定。

## 角色、定时器、里程碑

paxos-basic-role-proposer = 提议者
paxos-basic-role-acceptor = 接受者
paxos-basic-role-learner = 学习者

paxos-basic-timer-retry = 重试
    .help = 到点时，提议者放弃当前的编号，换更大的再试。

paxos-basic-milestone-prepared = 得到多数派的许诺
paxos-basic-milestone-value_chosen = 选定了值
paxos-basic-milestone-value_learned = 有学习者得知
paxos-basic-milestone-duel = 第一阶段抢在了第二阶段之前

## 消息

paxos-basic-message-Prepare = Prepare
    .help = 阶段 1a：提议者请接受者许诺一个编号。
paxos-basic-message-Promise = Promise
    .help = 阶段 1b：接受者许诺这个编号，并告知它至今接受过的编号最大的提案（如果有）。
paxos-basic-message-Accept = Accept
    .help = 阶段 2a：提议者请接受者在它的编号下接受一个值。
paxos-basic-message-Accepted = Accepted
    .help = 阶段 2b：接受者告诉提议者和所有学习者，它接受了什么。
paxos-basic-message-Nack = Nack
    .help = 拒绝：接受者已经许诺了更大的编号，并说出是哪个。
paxos-basic-message-Learn = Learn
    .help = 提议者告诉学习者选定了哪个值。

## 参数

paxos-basic-param-roles = 角色
    .help = 每个节点身兼三职，或者各由专门的节点担任：编号小的是提议者，其次是接受者，最后是学习者。
paxos-basic-param-quorum = 法定人数
    .help = 每个阶段要有几个接受者才够；不设就是多数派。任意两个法定人数必须有共同的接受者。
paxos-basic-param-refusals = 拒绝方式
    .help = 对许诺所禁止的请求，接受者是保持沉默，还是答复一个拒绝（Nack），说出已许诺的编号。
paxos-basic-param-backoff = 退避
    .help = 提议者怎样应付对决：什么也不做；等一段越来越长的随机时间；或者只让编号最小的提议者来提。
paxos-basic-param-retry = 重试时限
    .help = 一个提案从 Prepare 开始可以用多久。不受干扰的提案要用四次消息传递的时间；短于它又没有退避，两个提议者就可能永远对决下去。

## Basic Paxos 的承诺

paxos-basic-invariant-agreement = 永远只选定一个值
    .broken = { $node } 处选定了 { $second }，而先前选定的是 { $first }。
    .section = §2.1
paxos-basic-invariant-validity = 只选定提议过的值
    .broken = { $node } 持有 { $value }，却没有谁提议过它。
    .section = §2
paxos-basic-invariant-p2c = 每个 Accept 都满足 P2c
    .broken = { $node } 请求在 { $id } 之下接受 { $value }，但没有哪个多数派允许：每个多数派里，在更小的编号中最大的那个之下，接受的都是别的值。
    .section = §2.2（P2c）；讲义：P2c
paxos-basic-invariant-promises_rise = 许诺只升不降
    .broken = { $second ->
        [none] { $node } 许诺过 { $first }，现在却忘了。
       *[other] { $node } 许诺过 { $first }，现在却退回到 { $second }。
    }
    .section = §2.2、§2.5
paxos-basic-invariant-accepted_honours_promise = 不接受许诺之下的编号
    .broken = { $node } 接受了 { $id }，虽然它许诺过 { $promised }。
    .section = §2.2（P1a）；讲义：第二个许诺
paxos-basic-invariant-ids_unique = 编号不用两次
    .broken = { $node } 用了 { $id }，而它先前已经用到 { $last }：编号必须越来越大。
    .section = §2.5；讲义：ProposalID

## 有错的版本

paxos-basic-variant-forgets-promise = 忘记许诺
    .help = 许诺不写进磁盘。崩溃之后，接受者会接受它许诺过不接受的提案，于是可能选定两个值。
paxos-basic-variant-accepts-older = 接受许诺之下的提案
    .help = 接受者拿 Accept 与自己接受过的相比，而不是与许诺过的相比。
paxos-basic-variant-keeps-own-value = 坚持自己的值
    .help = 即使答复里有可能已被选定的值，提议者仍然提自己的值。
paxos-basic-variant-takes-any-value = 随便取一个值
    .help = 提议者取第一个带值的答复，而不是编号最大的那个。
paxos-basic-variant-small-quorum = 法定人数太小
    .help = 比多数派少一个就算够：两个这样的法定人数可能没有共同的接受者，各选各的。
paxos-basic-variant-reuses-id = 重复使用编号
    .help = 提议者只把最后的编号记在内存里，崩溃之后又从头数起。
