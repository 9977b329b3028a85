# 页面自身的文字：面板、控件、对话框和提示。

page-title = Concord
list-separator = 、
connecting = 正在连接……
close = 关闭
client = 客户端
language = 语言
protocol = 协议

## 服务器拒绝了什么。$says 是 refusals.ftl 里的话，或服务器的英文原话。

refused = 服务器拒绝了这个操作。
refused-offline = 与服务器的连接断开了，什么都没有改变。
refused-silent = 服务器没有回应，页面保持原样。
refused-input = 输入被拒绝：{ $says }。
refused-input-at = 输入被拒绝：{ $says }（{ $where }）。
refused-command = 现在做不到：{ $says }。
refused-limit = 超出了服务器的限制：{ $says }。
refused-gone = 这里已经没有了：{ $says }。
refused-busy = 服务器正忙：{ $says }。
refused-failed = 服务器那边出了问题：{ $says }。

## 页眉

title-free = { $clients ->
        [0] { $nodes } 个节点，没有客户端
       *[other] { $nodes } 个节点，{ $clients } 个客户端
    }
title-variant = 有错的版本：{ $variant }
title-seed = 种子 { $seed }
setup-open = 设置
share-open = 分享
theme = 配色
theme-light = 浅色
theme-dark = 深色
theme-system = 跟随系统
help-open = 帮助与按键

## 横幅

banner-lost = 与服务器的连接断了，正在重试……
banner-stopped = 运行到此为止。{ $says }
banner-engine = 这次运行出自另一个版本的引擎，在这里步骤可能不同。
banner-violation = 承诺被打破了。
banner-more = （另有 { $count } 处）
banner-jump = 查看第 { $seq } 步

## 为什么

why = 为什么
step-at = 第 { $seq } 步 · { $at } ms
why-now = 回到当前
why-because = 前因
why-therefore = 由此发出
whole-coming = 正在取来其余内容……
why-nothing-yet = 还什么都没有发生。
    .rule = 点“播放”、前进一步，或者挑一个故事。每一步发生了什么、依据哪条规则，都会写在这里。
why-start = { $node } 启动。
why-deliver = { $from } 的 { $type } 送到了 { $node }。
    .rule = 它在这里没有改变任何东西。
why-timer = { $node } 的{ $timer }到点了。
why-lost = { $from } 的 { $type } 到了，可是 { $node } 已经停机。
    .rule = 没有人读它，它就丢了。
why-command = 手动操作：{ $command }。
fate-arrive = { $at } ms 时到达
fate-lost = 在途中丢失
fate-cut = 链路已断，丢失

## 节点状态

state = 状态
choose-node = 查看哪个节点
choose-follow = 跟随步骤
life-up = { $role }
life-down = 已停机
life-paused = { $role }，已暂停
on-disk = 在磁盘上
in-memory = 在内存里
timers = 定时器
clock = 时钟
entries = { $count } 条
term = 任期 { $term }
was = 原为 { $value }
more = { $node } 的更多操作
idle-fields = { $count } 个未用到的字段
promises-kept = { $count } 项承诺全部守住
promises-broken = { $count } 项承诺中有 { $broken } 项被打破
promise-kept = 守住了
promise-broken = 在第 { $seq } 步被打破

## 舞台旁边

beside = 舞台旁边
beside-close = 收起曲线
curves = 曲线
curve-share = { $value }（{ $percent }%）
curve-redundant = 多余 { $percent }%
curve-b = { $value } 字节
curve-kb = { $value } KB
curve-mb = { $value } MB
curve-per-second = { $value }/秒
exhibit = 近看
exhibit-none = 走到某条消息，或选中一条，就能近看它的内容。
exhibit-standing = 这么多节点在播放时来不及近看。请暂停，再选一步。
exhibit-more = 还有 { $count } 行
trees-folded = { $count } 个键
trees-place = { $path }，{ $count ->
        [one] { $key }
       *[other] 下面有 { $count } 个键
    }：{ $hash }
trees-found = 发现不同
trees-passed = 比过，相同
trees-mended = 曾不同，现已一致
trees-sofar = 这次比对至今
trees-full = 两边全部数据

## 群体

crowd-label = { $count } 个节点，各为一点。方向键在节点间移动，回车打开菜单，加减号缩放，0 显示全部。
crowd-counts = 各类节点的数目
crowd-nodes = 节点
crowd-down = 已崩溃
crowd-paused = 已暂停
crowd-cut = 被隔开
crowd-hint = 拖动可移动，滚轮缩放，按住 Shift 拖动可切断
crowd-zoom-in = 放大
crowd-zoom-out = 缩小
crowd-zoom-all = 显示全部节点
crowd-cut-sides = { $one } | { $other }
crowd-strip-informed = 知情
crowd-strip-messages = 到达

## 播放

transport = 播放控制
step-back = 后退一步
step-forward = 前进一步
play = 播放
pause = 暂停
milestone-kind = 里程碑的种类
milestone-any = 任意里程碑
milestone-next = 下一个里程碑
milestone-previous = 上一个里程碑
milestone-none = 没有找到：{ $says }。
step-number = 第 { $seq } 步
speed = 速度
speed-value = 实际时间的 { $speed }
undo = 撤销上一条命令
restart-run = 重新开始，种子不变
new-seed = 重新开始，换个种子
branches = 分支
branches-none = 回到过去下一条命令，“如果当时”就从那里开出一条分支；原来的走向会保留。
branch-main = 主线
branch-undone = 撤销了命令
branch-left = 在 { $at } ms 分出 · { $count } 条命令
branch-commands = { $count ->
        [0] 没有命令
       *[other] { $count } 条命令
    }

## 手动操作的简短说法

command-crash = 让 { $node } 崩溃
command-restart = 重启 { $node }
command-lose-disk = 丢掉 { $node } 的磁盘
command-pause = 暂停 { $node }
command-resume = 让 { $node } 继续运行
command-isolate = 隔离 { $node }
command-join = { $node } 加入
command-leave = { $node } 离开
command-cut = 切断 { $from } | { $to }
command-heal = 修复所有链路
command-link = 设置链路 { $from } → { $to }
command-drop = 丢弃消息 { $message }
command-hold = 扣住消息 { $message }
command-release = 放行消息 { $message }
command-deliver = 立即送达消息 { $message }
command-duplicate = 复制消息 { $message }
command-timeout = { $node } 的{ $timer }到点
command-clock = { $node } 的时钟 ×{ $rate }
command-request = { $client } 请求 { $op }
command-inject = 伪造 { $type } { $from } → { $to }
message-match = （按条件选出）

## 可以做什么：菜单与按键

do-crash = 让它崩溃
    .short = 崩溃
do-restart = 重新启动
    .short = 重启
do-lose-disk = 丢掉它的磁盘
    .short = 丢磁盘
do-pause = 暂停，好比一次漫长的垃圾回收
    .short = 暂停
do-resume = 继续运行
    .short = 继续
do-isolate = 与所有节点隔离
    .short = 隔离
do-rejoin = 修复它的链路
    .short = 修复
do-leave = 离开，不再回来
join-node = 加入一个节点
do-timeout = 现在就到点：{ $timer }
    .short = 超时
do-clock = 时钟速度……
do-ask = 以客户端身份向它请求……
ask = 请求……
do-drop = 丢弃
do-hold = 扣住
do-release = 放行
do-deliver = 立即送达
do-duplicate = 复制一份
do-cut = 双向切断
do-cut-one-way = 切断 { $from } → { $to }
do-heal = 修复
do-link-settings = 延迟与丢失……
message-title = { $type }：{ $from } → { $to }
link-title = { $from } — { $to }
link-one-way = 链路 { $from } → { $to }
heal-all = 修复所有链路

## 小表单

form-request = { $client } 的请求
form-ask = 向 { $node } 请求
form-clock = { $node } 的时钟
form-operation = 操作
form-target = 发给
form-target-any = 按它的判断
form-send = 发送
form-set = 设定
op-key = 键
op-value = 值
op-expect = 若它等于
op-contents = 内容
op-service = 交付方式
operation-propose = propose：提议一个值
operation-put = put：写入一个键
operation-get = get：读取一个键
operation-append = append：在文本末尾追加
operation-incr = incr：加一
operation-cas = cas：比较并写入
operation-update = update：写入一个键
operation-delete = delete：删除一个键
operation-broadcast = broadcast：按序广播给所有节点
clock-rate = 速率
link-delay = 延迟
link-loss = 丢失率
link-duplicate = 重复率
range-low = 从
range-high = 到
problem-number = 这里需要一个数。
problem-whole = 这里需要一个整数。
problem-bounds = 应在 { $low } 到 { $high } 之间。
problem-order = 下限 { $low } 大于上限 { $high }。
problem-long = 最多 { $length } 个字符。

## 抽屉

drawer-scenarios = 故事
drawer-setup = 新的运行
drawer-live = 链路与时钟
scenarios-about = 每个故事都会布置好一次运行，并自行执行其中的命令；你随时可以插手。
scenarios-none = 这个协议还没有故事。
setup-size = 参与者
setup-params = 参数
setup-network = 网络与磁盘
setup-variants = 正确的，或有错的
setup-apply = 开始这次运行
setup-wrong = 有 { $count } 个值不合要求。
size-nodes = 节点数
size-clients = 客户端数
size-seed = 种子
    .help = 种子相同，运行就完全相同，直到最后一条消息。
network-delay = 延迟
    .help = 一条消息单程要走多久，每条各自抽取，因此后发的可能先到。
network-loss = 丢失率
    .help = 丢失的消息所占的比例，从 0 到 1。
network-duplicate = 重复率
    .help = 会到达两次的消息所占的比例，从 0 到 1。
network-disk_write = 写磁盘
    .help = 答复要等它所承诺的内容写入磁盘，这就是要等的时间。
variant-none = 正确的协议
    .help = 与论文所发表的一致。
live-about = 这些操作在播放头处立即生效，和其他命令一样可以撤销。
live-link = 单条链路
live-from = 从
live-to = 到
live-links-set = 有单独设置的链路：{ $links }。
live-clock = 节点的时钟
live-node = 节点
live-clocks-set = 走得不准的时钟：{ $clocks }。
live-cuts = 切断的链路
live-cuts-set = 已切断：{ $cuts }。
live-cuts-none = 没有链路被切断。在舞台上拖一条线，就能把网络一分为二。

## 分享

share-title = 分享这次运行
share-about = { $count ->
        [0] 链接里就是整个运行：协议、参数和种子。在哪里打开，步骤都一样。
       *[other] 链接里就是整个运行：协议、参数、种子，以及你的 { $count } 条命令。在哪里打开，步骤都一样。
    }
share-link = 这次运行的链接
share-copy = 复制链接
share-copied = 已复制。
share-too-long = 这次运行太长，链接装不下了，请改存为文件。
share-file = 存为文件
share-file-about = 运行文件在任何电脑上都能在这里重新打开，拖到页面上也行。
share-save = 保存文件
share-open-file = 打开文件……
link-unreadable = 这个链接里读不出运行，也许它在传递途中被截断了。
link-refused = 链接里的运行被拒绝：{ $says }。
file-unreadable = { $name } 不是运行文件。
file-too-large = { $name } 太大，这里打不开。

## 帮助

help-title = 帮助
help-about = 点击节点、消息或链路，可以看到能对它做什么。在舞台上拖一条线，就能切断网络。在下方的时间图上拖动，可以在时间里来回；点一下则选中一步。
keys-time = 时间
keys-hands = 动手
keys-page = 页面
key-space = 空格
key-play = 播放或暂停
key-back = 后退一步
key-forward = 前进一步
key-next = 下一个里程碑
key-previous = 上一个里程碑
key-faster = 加快
key-slower = 放慢
key-select = 选中节点，再按一次取消
key-crash = 让它崩溃，或重启它
key-pause = 暂停它，或让它继续
key-isolate = 隔离它，或修复它的链路
key-timeout = 让它的定时器现在到点
key-request = 以客户端身份请求
key-heal = 修复所有链路
key-undo = 撤销上一条命令
key-setup = 故事与设置
key-language = 中文或英文
key-theme = 浅色或深色
key-help = 打开帮助
key-escape = 关闭，取消选中
key-choose-first = 请先选一个节点：点它，或按它的编号。
key-not-now = { $node } 在目前的状态下做不到。
no-client = 这次运行没有客户端，可以在“设置”里添加。
marks = 记号
mark-selected = 被选中
mark-crashed = 已停机
mark-paused = 已暂停
mark-solid = 已提交，确定
mark-dashed = 尚不确定
mark-lost = 丢失的消息
mark-timer = 正在倒计时的定时器
mark-cut = 被切断

## 窄屏

panels = 面板
tab-why = 为什么
tab-state = 状态
tab-time = 时间

## 舞台与时间图

stage = 舞台
diagram = 时间
stage-label = 节点、链路与在途消息
stage-up = 运行中
stage-down = 已停机
stage-life-up = { $role }
stage-life-down = 已停机
stage-life-paused = { $role }，已暂停
stage-clock = 时钟以 { $rate } 倍速运行
stage-poll = 已得 { $got } 票，需要 { $need } 票
stage-noop = 空条目
stage-no-leader = 无领导者
stage-client-waits = { $more ->
        [0] { $op } · 等待中
       *[other] { $op } · 等待中，另有 { $more } 个
    }
stage-client-told = 已答复：{ $result }
stage-message = { $type }，{ $from } → { $to }：{ $holds }
stage-lost = 已丢失：{ $label }
stage-asks = 任期 { $term }，日志末尾为第 { $index } 条（任期 { $last }）
stage-granted = 同意，任期 { $term }
stage-refused = 拒绝，任期 { $term }
stage-entries = { $count ->
        [0] 任期 { $term }，心跳，已提交到第 { $commit } 条
       *[other] 任期 { $term }，第 { $index } 条之后的 { $count } 条日志，已提交到第 { $commit } 条
    }
stage-matches = 任期 { $term }，日志一致到第 { $index } 条
stage-mismatches = 任期 { $term }，拒绝
stage-leader-of = 任期 { $term } 的领导者
stage-committed = 已提交 { $index }
stage-link = { $cut ->
        [both] { $from } – { $to }，已切断
        [there] { $from } – { $to }，{ $from } 到 { $to } 已切断
        [back] { $from } – { $to }，{ $to } 到 { $from } 已切断
       *[none] { $from } – { $to }
    }
stage-cut-hint = 在舞台上拖出一条线即可切断网络
stage-cut-sides = 切断 { $one } | { $other }
stage-cut-nothing = 所有节点都在这条线的同一侧
diagram-label = 时间图。左右键逐步移动，翻页键逐屏移动。
diagram-at = { $at } ms，第 { $seq } 步
diagram-branch = 在 { $at } ms 分出的分支：{ $name }
diagram-zoom-in = 放大时间图
diagram-zoom-out = 缩小时间图
